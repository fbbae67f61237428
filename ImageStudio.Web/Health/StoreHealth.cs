using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImageStudio.Web.Health;

/// <summary>Whether the bucket can be read: without it there is nothing to show and nowhere to put anything.</summary>
internal sealed class StoreHealth(IAmazonS3 s3, AwsResources resources, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Looking after oneself is nobody's upload.
        using var quiet = QuietScope.Begin();
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = ObjectKeys.IngestPrefix, MaxKeys = 1 }, either.Token);
            return HealthCheckResult.Healthy($"The bucket {resources.BucketName} answers.");
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode is { Length: > 0 } code)
        {
            return HealthCheckResult.Unhealthy($"The bucket {resources.BucketName} cannot be read: {code}.", exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            return HealthCheckResult.Unhealthy("S3 cannot be reached, or there are no credentials for it.", exception);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"S3 does not answer within {Limit.TotalSeconds:0} seconds.");
        }
    }
}
