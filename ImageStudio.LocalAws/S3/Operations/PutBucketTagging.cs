using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutBucketTaggingRequest(string Bucket, IReadOnlyList<KeyValuePair<string, string>> Tags);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html</summary>
internal sealed class PutBucketTagging(S3Store store) : IOperation<PutBucketTaggingRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(PutBucketTaggingRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var tags = TagSet.Check(request.Tags, TagSet.MaxOnBucket);
        await store.ConfigureAsync(request.Bucket, settings => settings with { Tags = tags });
        return Nothing.Value;
    }
}
