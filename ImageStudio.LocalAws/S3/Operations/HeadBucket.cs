using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record HeadBucketRequest(string Bucket);

internal sealed record HeadBucketResult(string Region);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html</summary>
internal sealed class HeadBucket(S3Store store) : IOperation<HeadBucketRequest, HeadBucketResult>
{
    public ValueTask<HeadBucketResult> ExecuteAsync(HeadBucketRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new HeadBucketResult(store.GetBucket(request.Bucket).Region));
}
