using Aspire.Hosting.AWS.CloudFormation;

namespace ImageStudio.AppHost.Targets;

/// <summary>Nowhere yet: a manifest says what runs, and whoever deploys it brings region and credentials along.</summary>
internal sealed class PublishedTarget : AwsTarget
{
    public override string Description => "Published: AWS, wherever it is deployed";

    public override bool IsForPlay => false;

    public override string DefaultNotificationEmail => "";

    public override void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack)
    {
    }

    public override void Configure(IResourceBuilder<ProjectResource> service)
    {
    }

    public override ValueTask<AwsClients> ConnectAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("What is published does not run here.");
}
