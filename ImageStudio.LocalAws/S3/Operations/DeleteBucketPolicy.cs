using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketPolicyRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html</summary>
internal sealed class DeleteBucketPolicy(S3Store store) : IOperation<DeleteBucketPolicyRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteBucketPolicyRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ConfigureAsync(request.Bucket, settings => settings with { Policy = null });
        return Nothing.Value;
    }
}
