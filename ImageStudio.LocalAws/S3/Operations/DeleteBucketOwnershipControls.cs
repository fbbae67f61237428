using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketOwnershipControlsRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html</summary>
internal sealed class DeleteBucketOwnershipControls(S3Store store) : IOperation<DeleteBucketOwnershipControlsRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteBucketOwnershipControlsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ConfigureAsync(request.Bucket, settings => settings with { ObjectOwnership = null });
        return Nothing.Value;
    }
}
