namespace ImageStudio.AppHost.Targets;

/// <summary>LocalStack in a container.</summary>
internal sealed class LocalStackTarget : EmulatorTarget
{
    private const string Image = "localstack/localstack";

    // Of the community edition; later images ask for an account.
    private const string Tag = "4.14";
    private const int ContainerPort = 4566;

    private LocalStackTarget(IResourceBuilder<ContainerResource> localStack, string region)
        : base(localStack, region)
    {
    }

    protected override int StackPollingInterval => 1;

    public static LocalStackTarget Add(IDistributedApplicationBuilder builder, AwsTargetOptions options)
    {
        var localStack = builder.AddContainer(ResourceNames.LocalStack, Image, Tag)
            .WithHttpEndpoint(port: Ports.LocalStack(builder.Configuration), targetPort: ContainerPort)
            .WithHttpHealthCheck("/_localstack/health")
            .WithEnvironment("SERVICES", "cloudformation,s3,sns,sqs,sts");
        if (Environment.GetEnvironmentVariable("LOCALSTACK_AUTH_TOKEN") is { Length: > 0 } token)
            localStack.WithEnvironment("LOCALSTACK_AUTH_TOKEN", token);
        return new LocalStackTarget(localStack, options.Region);
    }
}
