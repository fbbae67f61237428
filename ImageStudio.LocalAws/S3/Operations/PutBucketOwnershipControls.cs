using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutBucketOwnershipControlsRequest(string Bucket, string ObjectOwnership);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html</summary>
internal sealed class PutBucketOwnershipControls(S3Store store) : IOperation<PutBucketOwnershipControlsRequest, Nothing>
{
    /// <exception cref="AwsException">MalformedXML: there is no such value.</exception>
    public static void Check(string objectOwnership)
    {
        if (objectOwnership is not ("BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter"))
            throw S3Errors.MalformedXML();
    }

    public async ValueTask<Nothing> ExecuteAsync(PutBucketOwnershipControlsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        Check(request.ObjectOwnership);
        await store.ConfigureAsync(request.Bucket, settings => settings with { ObjectOwnership = request.ObjectOwnership });
        return Nothing.Value;
    }
}
