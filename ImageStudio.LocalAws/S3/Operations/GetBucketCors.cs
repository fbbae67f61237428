using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketCorsRequest(string Bucket);

internal sealed record GetBucketCorsResult(IReadOnlyList<CorsRule> Rules);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html</summary>
internal sealed class GetBucketCors(S3Store store) : IOperation<GetBucketCorsRequest, GetBucketCorsResult>
{
    public ValueTask<GetBucketCorsResult> ExecuteAsync(GetBucketCorsRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetBucketCorsResult(store.GetBucket(request.Bucket).Settings.Cors ?? throw S3Errors.NoSuchCORSConfiguration(request.Bucket)));
}
