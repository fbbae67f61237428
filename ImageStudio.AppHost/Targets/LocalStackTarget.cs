namespace ImageStudio.AppHost.Targets;

/// <summary>LocalStack in a container, or another image that answers for AWS.</summary>
internal sealed class LocalStackTarget : EmulatorTarget
{
    private readonly string _image;

    private LocalStackTarget(IResourceBuilder<ContainerResource> localStack, AwsTargetOptions options)
        : base(localStack, options.Region) => _image = $"{options.LocalStack.Image}:{options.LocalStack.Tag}";

    public override string Description => $"LocalStack: container {_image}";

    protected override int StackPollingInterval => 1;

    public static LocalStackTarget Add(IDistributedApplicationBuilder builder, AwsTargetOptions options)
    {
        var container = options.LocalStack;
        var localStack = builder.AddContainer(ResourceNames.LocalStack, container.Image, container.Tag)
            .WithHttpEndpoint(port: Ports.LocalStack(builder.Configuration), targetPort: container.Port)
            .WithHttpHealthCheck(container.HealthPath)
            .WithEnvironment("SERVICES", "cloudformation,s3,sns,sqs,sts");
        if (!string.IsNullOrWhiteSpace(container.Token))
            localStack.WithEnvironment(container.TokenVariable, builder.AddParameter(LocalStackOptions.TokenParameter, container.Token, secret: true));
        return new LocalStackTarget(localStack, options);
    }
}
