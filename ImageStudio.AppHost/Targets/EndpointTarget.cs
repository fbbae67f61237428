using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets.Gaps;

namespace ImageStudio.AppHost.Targets;

/// <summary>Something that runs already and speaks AWS: moto, floci, LocalStack elsewhere.</summary>
internal sealed class EndpointTarget(AwsTargetOptions options) : AwsTarget
{
    private readonly string _address = options.EndpointUrl!.AbsoluteUri;

    public override string Description => $"Endpoint: {_address}, region {options.Region}";

    public override string DefaultNotificationEmail => Emulation.NotificationEmail;

    public override void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack)
    {
        stack.Resource.StackPollingInterval = 1;
        stack.WithReference(Emulation.CreateCloudFormation(_address, options.Region, stack.Resource));
        stack.MendedAt(_ => ValueTask.FromResult(_address), options.Region);
    }

    public override void Configure(IResourceBuilder<ProjectResource> service) => service
        .WithEnvironment("AWS_ENDPOINT_URL", _address)
        .WithPlaceholders(options.Region);

    public override ValueTask<AwsClients> ConnectAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Emulation.Connect(_address, options.Region));
}
