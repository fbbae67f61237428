using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketTaggingRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html</summary>
internal sealed class DeleteBucketTagging(S3Store store) : IOperation<DeleteBucketTaggingRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteBucketTaggingRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ConfigureAsync(request.Bucket, settings => settings with { Tags = null });
        return Nothing.Value;
    }
}
