using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketPolicyStatusRequest(string Bucket);

internal sealed record GetBucketPolicyStatusResult(bool IsPublic);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html</summary>
internal sealed class GetBucketPolicyStatus(S3Store store) : IOperation<GetBucketPolicyStatusRequest, GetBucketPolicyStatusResult>
{
    public ValueTask<GetBucketPolicyStatusResult> ExecuteAsync(GetBucketPolicyStatusRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var policy = store.GetBucket(request.Bucket).Settings.Policy ?? throw S3Errors.NoSuchBucketPolicy(request.Bucket);
        return ValueTask.FromResult(new GetBucketPolicyStatusResult(PolicyDocument.Parse(policy)?.IsPublic is true));
    }
}
