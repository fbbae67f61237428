using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetPublicAccessBlockRequest(string Bucket);

internal sealed record GetPublicAccessBlockResult(PublicAccessBlock Configuration);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html</summary>
internal sealed class GetPublicAccessBlock(S3Store store) : IOperation<GetPublicAccessBlockRequest, GetPublicAccessBlockResult>
{
    public ValueTask<GetPublicAccessBlockResult> ExecuteAsync(GetPublicAccessBlockRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetPublicAccessBlockResult(store.GetBucket(request.Bucket).Settings.PublicAccessBlock ?? throw S3Errors.NoSuchPublicAccessBlockConfiguration(request.Bucket)));
}
