using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ImageStudio.ServiceDefaults;

/// <summary>
/// AWS clients from nothing but standard settings: <c>AWS_ENDPOINT_URL</c>, <c>AWS_REGION</c> and the SDK's own search for credentials.
/// </summary>
public static class AwsClientExtensions
{
    /// <summary>Adds clients of S3, SNS and SQS, one of each per process.</summary>
    public static TBuilder AddAwsClients<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var hasOwnEndpoint = HasEndpoint(builder.Configuration, "AWS_ENDPOINT_URL") || HasEndpoint(builder.Configuration, "AWS_ENDPOINT_URL_S3");
        builder.Services.TryAddSingleton<IAmazonS3>(_ => new AmazonS3Client(new AmazonS3Config
        {
            // A bucket is a host name on AWS; hosts such as bucket.localhost seldom resolve.
            ForcePathStyle = hasOwnEndpoint,
        }));
        builder.Services.TryAddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient());
        builder.Services.TryAddSingleton<IAmazonSQS>(_ => new AmazonSQSClient());
        return builder;
    }

    /// <summary>
    /// Adds <see cref="AwsResources"/> from the section <c>AWS:Resources</c>; the host refuses to start, naming every fault,
    /// unless the given ones are set.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="required">Names of properties of <see cref="AwsResources"/> that the service cannot do without.</param>
    public static TBuilder AddAwsResources<TBuilder>(this TBuilder builder, params IEnumerable<string> required) where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddOptions<AwsResources>().BindConfiguration(AwsResources.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AwsResources>>(new AwsResourcesValidator([.. required]));
        builder.Services.TryAddSingleton(services => services.GetRequiredService<IOptions<AwsResources>>().Value);
        return builder;
    }

    private static bool HasEndpoint(IConfiguration configuration, string name) => !string.IsNullOrWhiteSpace(configuration[name]);
}
