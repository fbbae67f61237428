using System.Globalization;
using Amazon.S3.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery;

/// <summary>Reads one photo with all that is known about its renditions.</summary>
internal sealed class PhotoReader(ObjectHeads heads, IReadOnlyList<Rendition> renditions, FailureReader failures, TraceLinks traces)
{
    /// <summary>The photo, or nothing where there is no such upload.</summary>
    public async Task<Photo?> ReadAsync(PhotoId id, CancellationToken cancellationToken)
    {
        var stored = Task.WhenAll(renditions.Select(rendition => ReadRenditionAsync(id, rendition, cancellationToken)));
        var failed = Task.WhenAll(renditions.Select(rendition => failures.ReadAsync(ObjectKeys.ForFailure(id.Key, rendition.Name), cancellationToken)));
        var head = await heads.FindAsync(id.Key, cancellationToken);
        await Task.WhenAll(stored, failed);
        if (head is null) return null;

        var upload = new StoredUpload(id, head.ContentLength, head.ETag.Trim('"'), PhotoListing.UtcOf(head.LastModified));
        return Describe(PhotoAssembly.Assemble(upload, renditions, (await stored).OfType<StoredRendition>(), (await failed).OfType<RenditionFailed>()), head);
    }

    private Photo Describe(Photo photo, GetObjectMetadataResponse upload)
    {
        var sent = upload.Metadata[UploadMetadata.OriginalName] is { Length: > 0 } encoded ? Uri.UnescapeDataString(encoded) : photo.Name;
        var (traceId, traceUrl) = traces.Of(TraceCarrier.Read(name => upload.Metadata[name]));
        return photo with
        {
            OriginalName = sent == photo.Name ? null : sent,
            ContentType = upload.Headers.ContentType,
            Filter = ImageFilter.TryParse(upload.Metadata[UploadMetadata.Filter], out var filter) ? filter.ToString() : upload.Metadata[UploadMetadata.Filter],
            TraceId = traceId,
            TraceUrl = traceUrl,
        };
    }

    private async Task<StoredRendition?> ReadRenditionAsync(PhotoId id, Rendition rendition, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(ObjectKeys.ForRendition(id.Key, rendition), cancellationToken) is not { } head) return null;
        return new StoredRendition(rendition.Name, head.ContentLength, head.ETag.Trim('"'), PhotoListing.UtcOf(head.LastModified), head.Metadata[UploadMetadata.SourceETag])
        {
            ContentType = head.Headers.ContentType,
            Width = Number(head, UploadMetadata.Width),
            Height = Number(head, UploadMetadata.Height),
            Engine = head.Metadata[UploadMetadata.Engine],
            ProcessingMilliseconds = Number(head, UploadMetadata.ProcessingMilliseconds),
        };
    }

    private static int? Number(GetObjectMetadataResponse head, string name) =>
        int.TryParse(head.Metadata[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
