using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketReplicationRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html; nothing is replicated</summary>
internal sealed class GetBucketReplication(S3Store store) : IOperation<GetBucketReplicationRequest, Nothing>
{
    public ValueTask<Nothing> ExecuteAsync(GetBucketReplicationRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        throw S3Errors.ReplicationConfigurationNotFoundError(store.GetBucket(request.Bucket).Name);
}
