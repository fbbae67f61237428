using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Bucket">The bucket.</param>
/// <param name="Algorithm">Has to be <c>AES256</c>: LocalAws has no keys of KMS.</param>
internal sealed record PutBucketEncryptionRequest(string Bucket, string Algorithm);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html; AES256, what every bucket says anyway.</summary>
internal sealed class PutBucketEncryption(S3Store store) : IOperation<PutBucketEncryptionRequest, Nothing>
{
    public ValueTask<Nothing> ExecuteAsync(PutBucketEncryptionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        store.GetBucket(request.Bucket);
        if (request.Algorithm != "AES256")
            throw S3Errors.NotImplemented($"Encryption with {request.Algorithm}");
        return ValueTask.FromResult(Nothing.Value);
    }
}
