namespace ImageStudio.Web.Gallery;

/// <summary>Where photos and pictures are; relative to the site's root.</summary>
internal static class PhotoUrls
{
    public const string Original = "original";

    public static string OfPhoto(PhotoId id) => $"/api/photos/{id}";

    public static string OfOriginal(PhotoId id) => $"/photos/{Original}/{id}";

    /// <summary>With the picture's ETag, where it is known, the picture can be cached for good.</summary>
    public static string OfRendition(PhotoId id, string rendition, string? etag = null) =>
        etag is null ? $"/photos/{rendition}/{id}" : $"/photos/{rendition}/{id}?v={Uri.EscapeDataString(etag)}";
}
