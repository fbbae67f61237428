using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutPublicAccessBlockRequest(string Bucket, PublicAccessBlock Configuration);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html</summary>
internal sealed class PutPublicAccessBlock(S3Store store) : IOperation<PutPublicAccessBlockRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(PutPublicAccessBlockRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ConfigureAsync(request.Bucket, settings => settings with { PublicAccessBlock = request.Configuration });
        return Nothing.Value;
    }
}
