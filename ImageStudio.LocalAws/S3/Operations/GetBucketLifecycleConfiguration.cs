using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketLifecycleConfigurationRequest(string Bucket);

internal sealed record GetBucketLifecycleConfigurationResult(IReadOnlyList<LifecycleRule> Rules);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html</summary>
internal sealed class GetBucketLifecycleConfiguration(S3Store store) : IOperation<GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationResult>
{
    public ValueTask<GetBucketLifecycleConfigurationResult> ExecuteAsync(GetBucketLifecycleConfigurationRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketLifecycleConfigurationResult(store.GetBucket(request.Bucket).Settings.Lifecycle ?? throw S3Errors.NoSuchLifecycleConfiguration(request.Bucket)));
}
