using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html</summary>
internal sealed class DeleteBucket(S3Store store) : IOperation<DeleteBucketRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteBucketRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.DeleteBucketAsync(request.Bucket);
        return Nothing.Value;
    }
}
