using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteObjectTaggingRequest(string Bucket, string Key);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html</summary>
internal sealed class DeleteObjectTagging(S3Store store) : IOperation<DeleteObjectTaggingRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteObjectTaggingRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.TagObjectAsync(request.Bucket, request.Key, new Dictionary<string, string>(), caller);
        return Nothing.Value;
    }
}
