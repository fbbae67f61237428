using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteObjectRequest(string Bucket, string Key)
{
    public WriteCondition Condition { get; init; }
}

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html; deleting what is not there succeeds.</summary>
internal sealed class DeleteObject(S3Store store) : IOperation<DeleteObjectRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteObjectRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.DeleteObjectsAsync(request.Bucket, [request.Key], caller, request.Condition);
        return Nothing.Value;
    }
}
