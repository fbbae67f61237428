using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CloudFormation;

namespace ImageStudio.AppHost.Targets;

/// <summary>AWS, with a named profile or whatever credentials the SDK finds by itself.</summary>
internal sealed class CloudTarget : AwsTarget
{
    private readonly IAWSSDKConfig _config;
    private readonly AwsTargetOptions _options;

    public CloudTarget(IDistributedApplicationBuilder builder, AwsTargetOptions options)
    {
        _options = options;
        _config = builder.AddAWSSDKConfig().WithRegion(options.Region);
        if (!string.IsNullOrWhiteSpace(options.Profile))
            _config.WithProfile(options.Profile);
    }

    public override string Description => $"Cloud: AWS in {_options.Region}, {(string.IsNullOrWhiteSpace(_options.Profile) ? "default credentials" : $"profile {_options.Profile}")}";

    /// <summary>Others may use the same stack.</summary>
    public override bool IsForPlay => false;

    /// <summary>AWS sends real mail, so somebody has to say to whom.</summary>
    public override string DefaultNotificationEmail => "";

    public override void Provision(IResourceBuilder<ICloudFormationTemplateResource> stack) => stack.WithReference(_config);

    public override void Configure(IResourceBuilder<ProjectResource> service) => service.WithReference(_config);

    public override ValueTask<AwsClients> ConnectAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new AwsClients(
        new AmazonS3Client(At<AmazonS3Config>()), new AmazonSQSClient(At<AmazonSQSConfig>())));

    private T At<T>()
        where T : ClientConfig, new()
    {
        var config = new T { RegionEndpoint = RegionEndpoint.GetBySystemName(_options.Region) };
        if (!string.IsNullOrWhiteSpace(_options.Profile)) config.Profile = new Profile(_options.Profile);
        return config;
    }
}
