using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketAclRequest(string Bucket);

internal sealed record GetBucketAclResult(BucketInfo Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html</summary>
internal sealed class GetBucketAcl(S3Store store) : IOperation<GetBucketAclRequest, GetBucketAclResult>
{
    public ValueTask<GetBucketAclResult> ExecuteAsync(GetBucketAclRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketAclResult(store.GetBucket(request.Bucket)));
}
