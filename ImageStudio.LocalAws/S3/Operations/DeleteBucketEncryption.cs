using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketEncryptionRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html: back to AES256, which is all there is.</summary>
internal sealed class DeleteBucketEncryption(S3Store store) : IOperation<DeleteBucketEncryptionRequest, Nothing>
{
    public ValueTask<Nothing> ExecuteAsync(DeleteBucketEncryptionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        store.GetBucket(request.Bucket);
        return ValueTask.FromResult(Nothing.Value);
    }
}
