using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketEncryptionRequest(string Bucket);

internal sealed record GetBucketEncryptionResult(BucketInfo Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html</summary>
internal sealed class GetBucketEncryption(S3Store store) : IOperation<GetBucketEncryptionRequest, GetBucketEncryptionResult>
{
    public ValueTask<GetBucketEncryptionResult> ExecuteAsync(GetBucketEncryptionRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketEncryptionResult(store.GetBucket(request.Bucket)));
}
