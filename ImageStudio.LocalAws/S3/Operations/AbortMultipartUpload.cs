using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record AbortMultipartUploadRequest(string Bucket, string Key, string UploadId);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html</summary>
internal sealed class AbortMultipartUpload(S3Store store) : IOperation<AbortMultipartUploadRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(AbortMultipartUploadRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.AbortUploadAsync(request.Bucket, request.Key, request.UploadId);
        return Nothing.Value;
    }
}
