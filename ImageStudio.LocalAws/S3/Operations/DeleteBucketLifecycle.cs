using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketLifecycleRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketLifecycle.html</summary>
internal sealed class DeleteBucketLifecycle(S3Store store) : IOperation<DeleteBucketLifecycleRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteBucketLifecycleRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.SetLifecycleAsync(request.Bucket, null);
        return Nothing.Value;
    }
}
