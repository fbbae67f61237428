using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketOwnershipControlsRequest(string Bucket);

internal sealed record GetBucketOwnershipControlsResult(string ObjectOwnership);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html</summary>
internal sealed class GetBucketOwnershipControls(S3Store store) : IOperation<GetBucketOwnershipControlsRequest, GetBucketOwnershipControlsResult>
{
    public ValueTask<GetBucketOwnershipControlsResult> ExecuteAsync(GetBucketOwnershipControlsRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketOwnershipControlsResult(store.GetBucket(request.Bucket).Settings.ObjectOwnership ?? throw S3Errors.OwnershipControlsNotFoundError(request.Bucket)));
}
