using Amazon.Runtime;
using Amazon.S3;

namespace ImageStudio.Benchmarks.Pipeline.Systems;

/// <summary>Clients of emulators, which take any credentials.</summary>
internal static class S3Clients
{
    public static IAmazonS3 Create(Uri endpoint) => new AmazonS3Client(
        new BasicAWSCredentials("test", "test"),
        new AmazonS3Config { ServiceURL = endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
}
