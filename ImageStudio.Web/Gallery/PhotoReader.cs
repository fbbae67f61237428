using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>Reads one photo with all that is known about its renditions.</summary>
internal sealed class PhotoReader(IAmazonS3 s3, AwsResources resources, IReadOnlyList<Rendition> renditions, FailureReader failures)
{
    /// <summary>The photo, or nothing where there is no such upload.</summary>
    public async Task<Photo?> ReadAsync(PhotoId id, CancellationToken cancellationToken)
    {
        var stored = Task.WhenAll(renditions.Select(rendition => ReadRenditionAsync(id, rendition, cancellationToken)));
        var failed = Task.WhenAll(renditions.Select(rendition => failures.ReadAsync(ObjectKeys.ForFailure(id.Key, rendition.Name), cancellationToken)));
        var head = await HeadAsync(id.Key, cancellationToken);
        await Task.WhenAll(stored, failed);
        if (head is null) return null;

        var upload = new StoredUpload(id, head.ContentLength, head.ETag.Trim('"'), PhotoListing.UtcOf(head.LastModified));
        return PhotoAssembly.Assemble(upload, renditions, (await stored).OfType<StoredRendition>(), (await failed).OfType<RenditionFailed>());
    }

    private async Task<StoredRendition?> ReadRenditionAsync(PhotoId id, Rendition rendition, CancellationToken cancellationToken)
    {
        if (await HeadAsync(ObjectKeys.ForRendition(id.Key, rendition), cancellationToken) is not { } head) return null;
        return new StoredRendition(rendition.Name, head.ContentLength, head.ETag.Trim('"'), PhotoListing.UtcOf(head.LastModified), head.Metadata[UploadMetadata.SourceETag])
        {
            Width = Number(head, UploadMetadata.Width),
            Height = Number(head, UploadMetadata.Height),
            Engine = head.Metadata[UploadMetadata.Engine],
            ProcessingMilliseconds = Number(head, UploadMetadata.ProcessingMilliseconds),
        };
    }

    private async Task<GetObjectMetadataResponse?> HeadAsync(string key, CancellationToken cancellationToken)
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

    private static int? Number(GetObjectMetadataResponse head, string name) =>
        int.TryParse(head.Metadata[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
