using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketAccelerateConfigurationRequest(string Bucket);

internal sealed record GetBucketAccelerateConfigurationResult(BucketInfo Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAccelerateConfiguration.html; acceleration is always off</summary>
internal sealed class GetBucketAccelerateConfiguration(S3Store store) : IOperation<GetBucketAccelerateConfigurationRequest, GetBucketAccelerateConfigurationResult>
{
    public ValueTask<GetBucketAccelerateConfigurationResult> ExecuteAsync(GetBucketAccelerateConfigurationRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketAccelerateConfigurationResult(store.GetBucket(request.Bucket)));
}
