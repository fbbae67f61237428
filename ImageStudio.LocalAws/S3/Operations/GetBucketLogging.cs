using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketLoggingRequest(string Bucket);

internal sealed record GetBucketLoggingResult(BucketInfo Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html; logging is always off</summary>
internal sealed class GetBucketLogging(S3Store store) : IOperation<GetBucketLoggingRequest, GetBucketLoggingResult>
{
    public ValueTask<GetBucketLoggingResult> ExecuteAsync(GetBucketLoggingRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketLoggingResult(store.GetBucket(request.Bucket)));
}
