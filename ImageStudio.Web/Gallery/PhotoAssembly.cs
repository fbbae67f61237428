using Amazon.S3.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery;

/// <summary>An upload as S3 knows it.</summary>
internal sealed record StoredUpload(PhotoId Id, long Bytes, string ETag, DateTimeOffset Received)
{
    public static StoredUpload Of(PhotoId id, S3Object item) => new(id, item.Size ?? 0, item.ETag.Trim('"'), PhotoListing.UtcOf(item.LastModified));
}

/// <summary>A rendition as S3 knows it; what only its metadata tells is there where the metadata was read.</summary>
internal sealed record StoredRendition(string Name, long Bytes, string ETag, DateTimeOffset Modified, string? SourceETag = null)
{
    public string? ContentType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? Engine { get; init; }

    public int? ProcessingMilliseconds { get; init; }
}

/// <summary>Puts a photo together from what is in the bucket: pure functions.</summary>
internal static class PhotoAssembly
{
    public static Photo Assemble(StoredUpload upload, IReadOnlyList<Rendition> configured, IEnumerable<StoredRendition> stored, IEnumerable<RenditionFailed> failed)
    {
        var made = stored.Where(rendition => IsOf(upload, rendition)).ToDictionary(rendition => rendition.Name);
        var reasons = failed
            .Where(failure => failure.SourceETag.Trim('"') == upload.ETag && !made.ContainsKey(failure.Rendition))
            .ToDictionary(failure => failure.Rendition, failure => failure.Reason);
        var failures = configured.Where(rendition => reasons.ContainsKey(rendition.Name)).Select(rendition => new PhotoFailure(rendition.Name, reasons[rendition.Name])).ToArray();
        return Received(upload) with
        {
            State = StateOf(made.Count, failures.Length, configured.Count),
            Renditions = [.. configured.Where(rendition => made.ContainsKey(rendition.Name)).Select(rendition => Show(upload, made[rendition.Name]))],
            Failures = failures,
        };
    }

    /// <summary>The photo when nothing but the upload is there.</summary>
    public static Photo Received(StoredUpload upload) => new()
    {
        Id = upload.Id.ToString(),
        Key = upload.Id.Key,
        Name = upload.Id.FileName,
        Bytes = upload.Bytes,
        ETag = upload.ETag,
        Received = upload.Received,
        State = PhotoState.Received,
        Url = PhotoUrls.OfPhoto(upload.Id),
        OriginalUrl = PhotoUrls.OfOriginal(upload.Id),
    };

    public static PhotoState StateOf(int made, int failed, int configured) =>
        failed > 0 ? PhotoState.Failed
        : made == configured ? PhotoState.Ready
        : made > 0 ? PhotoState.Processing
        : PhotoState.Received;

    // A rendition of what was there before the upload was replaced is not shown. S3 keeps whole seconds.
    private static bool IsOf(StoredUpload upload, StoredRendition rendition) =>
        rendition.SourceETag is { } source ? source.Trim('"') == upload.ETag : rendition.Modified >= upload.Received;

    private static PhotoRendition Show(StoredUpload upload, StoredRendition stored) => new()
    {
        Name = stored.Name,
        Url = PhotoUrls.OfRendition(upload.Id, stored.Name, stored.ETag.Length > 0 ? stored.ETag : null),
        Bytes = stored.Bytes,
        SavedBytes = upload.Bytes - stored.Bytes,
        ContentType = stored.ContentType,
        Width = stored.Width,
        Height = stored.Height,
        Engine = stored.Engine,
        ProcessingMilliseconds = stored.ProcessingMilliseconds,
    };
}
