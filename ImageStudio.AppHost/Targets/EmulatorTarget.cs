using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets.Gaps;

namespace ImageStudio.AppHost.Targets;

/// <summary>An emulator that is itself a resource: everything waits until it is healthy, and its address is known once it has a port.</summary>
internal abstract class EmulatorTarget(IResourceBuilder<IResourceWithEndpoints> emulator, string region) : AwsTarget
{
    private readonly ReferenceExpression _address = Emulation.AddressOf(emulator.GetEndpoint("http"));

    public override IResourceBuilder<IResource> Emulator => emulator;

    public override string DefaultNotificationEmail => Emulation.NotificationEmail;

    /// <summary>Seconds between two looks at a stack in progress.</summary>
    protected abstract int StackPollingInterval { get; }

    public override void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack)
    {
        stack.Resource.StackPollingInterval = StackPollingInterval;
        stack.WaitFor(emulator);
        stack.ApplicationBuilder.Eventing.Subscribe<ResourceEndpointsAllocatedEvent>(emulator.Resource, async (_, cancellationToken) =>
            stack.Resource.CloudFormationClient = Emulation.CreateCloudFormation(await AddressAsync(cancellationToken), region, stack.Resource));
        stack.MendedAt(AddressAsync, region);
    }

    public override void Configure(IResourceBuilder<ProjectResource> service) => service
        .WithEnvironment("AWS_ENDPOINT_URL", _address)
        .WithPlaceholders(region);

    public override async ValueTask<AwsClients> ConnectAsync(CancellationToken cancellationToken) => Emulation.Connect(await AddressAsync(cancellationToken), region);

    private async ValueTask<string> AddressAsync(CancellationToken cancellationToken) => (await _address.GetValueAsync(cancellationToken))!;
}
