using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutObjectTaggingRequest(string Bucket, string Key, IReadOnlyList<KeyValuePair<string, string>> Tags);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html</summary>
internal sealed class PutObjectTagging(S3Store store) : IOperation<PutObjectTaggingRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(PutObjectTaggingRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.TagObjectAsync(request.Bucket, request.Key, TagSet.Check(request.Tags, TagSet.MaxOnObject), caller);
        return Nothing.Value;
    }
}
