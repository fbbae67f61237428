using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Bucket">The bucket.</param>
/// <param name="Keys">1 to 1000 keys.</param>
/// <param name="Quiet">Whether the answer leaves out what was deleted.</param>
internal sealed record DeleteObjectsRequest(string Bucket, IReadOnlyList<string> Keys, bool Quiet);

/// <param name="Deleted">The keys that are gone now, whether they were there or not; empty when quiet.</param>
internal sealed record DeleteObjectsResult(IReadOnlyList<string> Deleted);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html</summary>
internal sealed class DeleteObjects(S3Store store) : IOperation<DeleteObjectsRequest, DeleteObjectsResult>
{
    private const int MaxKeys = 1000;

    public async ValueTask<DeleteObjectsResult> ExecuteAsync(DeleteObjectsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.Keys.Count is 0 or > MaxKeys)
            throw S3Errors.MalformedXML();
        await store.DeleteObjectsAsync(request.Bucket, request.Keys, caller);
        return new DeleteObjectsResult(request.Quiet ? [] : request.Keys);
    }
}
