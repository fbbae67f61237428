using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketTaggingRequest(string Bucket);

internal sealed record GetBucketTaggingResult(IReadOnlyDictionary<string, string> Tags);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html</summary>
internal sealed class GetBucketTagging(S3Store store) : IOperation<GetBucketTaggingRequest, GetBucketTaggingResult>
{
    public ValueTask<GetBucketTaggingResult> ExecuteAsync(GetBucketTaggingRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketTaggingResult(store.GetBucket(request.Bucket).Settings.Tags ?? throw S3Errors.NoSuchTagSet(request.Bucket)));
}
