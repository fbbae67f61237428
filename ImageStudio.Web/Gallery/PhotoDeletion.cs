using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>Deletes a photo with everything that was made of it.</summary>
internal sealed class PhotoDeletion(IAmazonS3 s3, AwsResources resources, IReadOnlyList<Rendition> renditions)
{
    /// <summary>Deletes the upload first: from then on no worker makes anything of it. Nothing happens where there is no such photo.</summary>
    public async Task DeleteAsync(PhotoId id, CancellationToken cancellationToken)
    {
        await DeleteAsync(id.Key, cancellationToken);
        var mails = await FindMailsAsync(id, cancellationToken);
        await Task.WhenAll(renditions
            .SelectMany(rendition => new[] { ObjectKeys.ForRendition(id.Key, rendition), ObjectKeys.ForFailure(id.Key, rendition.Name) })
            .Concat(mails)
            .Select(key => DeleteAsync(key, cancellationToken)));
    }

    private Task<DeleteObjectResponse> DeleteAsync(string key, CancellationToken cancellationToken) => s3.DeleteObjectAsync(resources.BucketName, key, cancellationToken);

    private async Task<IReadOnlyList<string>> FindMailsAsync(PhotoId id, CancellationToken cancellationToken)
    {
        var listing = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = ObjectKeys.MailsOf(id.Key) }, cancellationToken);
        return [.. (listing.S3Objects ?? []).Select(item => item.Key).Where(key => ObjectKeys.IsMailOf(id.Key, key))];
    }
}
