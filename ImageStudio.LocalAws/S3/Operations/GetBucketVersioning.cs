using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketVersioningRequest(string Bucket);

/// <summary>Versioning is never on in LocalAws, so there is no status.</summary>
internal sealed record GetBucketVersioningResult(BucketInfo Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html</summary>
internal sealed class GetBucketVersioning(S3Store store) : IOperation<GetBucketVersioningRequest, GetBucketVersioningResult>
{
    public ValueTask<GetBucketVersioningResult> ExecuteAsync(GetBucketVersioningRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketVersioningResult(store.GetBucket(request.Bucket)));
}
