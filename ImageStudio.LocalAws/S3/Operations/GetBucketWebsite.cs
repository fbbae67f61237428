using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record GetBucketWebsiteRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html; there are no websites</summary>
internal sealed class GetBucketWebsite(S3Store store) : IOperation<GetBucketWebsiteRequest, Nothing>
{
    public ValueTask<Nothing> ExecuteAsync(GetBucketWebsiteRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        throw S3Errors.NoSuchWebsiteConfiguration(store.GetBucket(request.Bucket).Name);
}
