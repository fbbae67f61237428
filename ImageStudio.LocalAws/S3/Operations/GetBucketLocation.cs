using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketLocationRequest(string Bucket);

internal sealed record GetBucketLocationResult(string Region);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html</summary>
internal sealed class GetBucketLocation(S3Store store) : IOperation<GetBucketLocationRequest, GetBucketLocationResult>
{
    public ValueTask<GetBucketLocationResult> ExecuteAsync(GetBucketLocationRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketLocationResult(store.GetBucket(request.Bucket).Region));
}
