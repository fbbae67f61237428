using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketPolicyRequest(string Bucket);

internal sealed record GetBucketPolicyResult(string Policy);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html</summary>
internal sealed class GetBucketPolicy(S3Store store) : IOperation<GetBucketPolicyRequest, GetBucketPolicyResult>
{
    public ValueTask<GetBucketPolicyResult> ExecuteAsync(GetBucketPolicyRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketPolicyResult(store.GetBucket(request.Bucket).Settings.Policy ?? throw S3Errors.NoSuchBucketPolicy(request.Bucket)));
}
