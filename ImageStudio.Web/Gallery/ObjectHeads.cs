using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>What S3 knows of single objects.</summary>
internal sealed class ObjectHeads(IAmazonS3 s3, AwsResources resources)
{
    /// <summary>The object's metadata; nothing where there is no such object.</summary>
    public async Task<GetObjectMetadataResponse?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.GetObjectMetadataAsync(resources.BucketName, key, cancellationToken);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
