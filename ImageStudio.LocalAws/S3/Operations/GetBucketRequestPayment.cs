using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketRequestPaymentRequest(string Bucket);

internal sealed record GetBucketRequestPaymentResult(BucketInfo Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html; the owner pays</summary>
internal sealed class GetBucketRequestPayment(S3Store store) : IOperation<GetBucketRequestPaymentRequest, GetBucketRequestPaymentResult>
{
    public ValueTask<GetBucketRequestPaymentResult> ExecuteAsync(GetBucketRequestPaymentRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketRequestPaymentResult(store.GetBucket(request.Bucket)));
}
