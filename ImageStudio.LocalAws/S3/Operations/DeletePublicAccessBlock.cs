using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeletePublicAccessBlockRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html</summary>
internal sealed class DeletePublicAccessBlock(S3Store store) : IOperation<DeletePublicAccessBlockRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeletePublicAccessBlockRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ConfigureAsync(request.Bucket, settings => settings with { PublicAccessBlock = null });
        return Nothing.Value;
    }
}
