using Amazon.CloudFormation;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets.Gaps;

namespace ImageStudio.AppHost.Targets;

/// <summary>What every target has in common that is not AWS itself: an address, a region, and credentials that open nothing.</summary>
internal static class Emulation
{
    /// <summary>example.com belongs to nobody (RFC 2606); an emulator keeps the mail in its own inbox.</summary>
    public const string NotificationEmail = "studio@example.com";

    private const string Placeholder = "local";

    // Whoever set credentials in the environment (a guarded endpoint may want some) keeps them.
    private static string AccessKey => Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? Placeholder;

    private static string SecretKey => Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? Placeholder;

    private static BasicAWSCredentials Credentials => new(AccessKey, SecretKey);

    public static AmazonCloudFormationClient CreateCloudFormation(string serviceUrl, string region, ICloudFormationTemplateResource stack) => new StackOutputsClient(
        Credentials, new AmazonCloudFormationConfig { ServiceURL = serviceUrl, AuthenticationRegion = region }, stack.TemplatePath);

    public static AmazonS3Client CreateS3(string serviceUrl, string region) => new(
        Credentials, new AmazonS3Config { ServiceURL = serviceUrl, AuthenticationRegion = region, ForcePathStyle = true });

    public static AwsClients Connect(string serviceUrl, string region) => new(
        CreateS3(serviceUrl, region), new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = serviceUrl, AuthenticationRegion = region }));

    public static AmazonSimpleNotificationServiceClient CreateSns(string serviceUrl, string region) => new(
        Credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = serviceUrl, AuthenticationRegion = region });

    public static IResourceBuilder<ProjectResource> WithPlaceholders(this IResourceBuilder<ProjectResource> service, string region) => service
        .WithEnvironment("AWS_REGION", region)
        .WithEnvironment("AWS_ACCESS_KEY_ID", AccessKey)
        .WithEnvironment("AWS_SECRET_ACCESS_KEY", SecretKey);

    /// <summary>The address by number: with a name the S3 client would put the bucket in front of it (bucket.localhost).</summary>
    public static ReferenceExpression AddressOf(EndpointReference endpoint) =>
        ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Scheme)}://{endpoint.Property(EndpointProperty.IPV4Host)}:{endpoint.Property(EndpointProperty.Port)}");
}
