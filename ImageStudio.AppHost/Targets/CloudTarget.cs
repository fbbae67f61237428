using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CloudFormation;

namespace ImageStudio.AppHost.Targets;

/// <summary>AWS, with a named profile or whatever credentials the SDK finds by itself.</summary>
internal sealed class CloudTarget : AwsTarget
{
    private readonly IAWSSDKConfig _config;

    public CloudTarget(IDistributedApplicationBuilder builder, AwsTargetOptions options)
    {
        _config = builder.AddAWSSDKConfig().WithRegion(options.Region);
        if (!string.IsNullOrWhiteSpace(options.Profile))
            _config.WithProfile(options.Profile);
    }

    /// <summary>AWS sends real mail, so somebody has to say to whom.</summary>
    public override string DefaultNotificationEmail => "";

    public override void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack) => stack.WithReference(_config);

    public override void Configure(IResourceBuilder<ProjectResource> service) => service.WithReference(_config);
}
