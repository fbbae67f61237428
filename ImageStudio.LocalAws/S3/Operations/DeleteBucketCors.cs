using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record DeleteBucketCorsRequest(string Bucket);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html</summary>
internal sealed class DeleteBucketCors(S3Store store) : IOperation<DeleteBucketCorsRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteBucketCorsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ConfigureAsync(request.Bucket, settings => settings with { Cors = null });
        return Nothing.Value;
    }
}
