using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery.Index;

/// <summary>A rendition as the index knows it.</summary>
/// <param name="ETag">Empty where it was only heard of; <c>null</c> where there is none.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Modified">When it was stored, UTC.</param>
internal readonly record struct IndexedRendition(string? ETag, long Bytes, DateTimeOffset Modified);

/// <summary>What the index knows of a photo. Nothing of it changes once it is there, so that it can be read while the index goes on.</summary>
/// <param name="Path">Path below <c>ingest/</c>.</param>
/// <param name="ETag">Of the upload.</param>
/// <param name="Bytes">Size of the upload.</param>
/// <param name="Received">When the upload was stored, UTC.</param>
/// <param name="Made">By the position of the rendition in the configuration.</param>
/// <param name="Failed">A bit for each rendition that could not be made.</param>
internal sealed record IndexedPhoto(string Path, string ETag, long Bytes, DateTimeOffset Received, IndexedRendition[] Made, uint Failed)
{
    public static IndexedPhoto Of(StoredUpload upload, int renditions) => new(upload.Id.Path, upload.ETag, upload.Bytes, upload.Received, new IndexedRendition[renditions], 0);

    /// <summary>What the notes of the failures say, once somebody has read them; whoever changes the photo has them read again.</summary>
    public IReadOnlyList<RenditionFailed>? Notes { get; set; }

    public PhotoState State
    {
        get
        {
            var made = 0;
            var failed = 0;
            for (var i = 0; i < Made.Length; i++)
            {
                if (IsMade(i)) made++;
                else if ((Failed & (1u << i)) != 0) failed++;
            }

            return PhotoAssembly.StateOf(made, failed, Made.Length);
        }
    }

    public IndexedPhoto With(int rendition, IndexedRendition made)
    {
        var all = (IndexedRendition[])Made.Clone();
        all[rendition] = made;
        return this with { Made = all, Failed = Failed & ~(1u << rendition), Notes = null };
    }

    public IndexedPhoto WithFailure(int rendition) => this with { Failed = Failed | (1u << rendition), Notes = null };

    /// <summary>As S3 would tell it.</summary>
    public (StoredUpload Upload, IEnumerable<StoredRendition> Made) Show(IReadOnlyList<Rendition> renditions)
    {
        if (!PhotoId.TryFromKey(ObjectKeys.ForPath(Path), out var id)) throw new InvalidOperationException($"'{Path}' is not the path of an upload.");
        var made = renditions.Select((rendition, i) => Made[i].ETag is { } etag ? new StoredRendition(rendition.Name, Made[i].Bytes, etag, Made[i].Modified) : null);
        return (new StoredUpload(id, Bytes, ETag, Received), made.OfType<StoredRendition>());
    }

    // A rendition of what was there before the upload was replaced does not count. S3 keeps whole seconds.
    private bool IsMade(int rendition) => Made[rendition].ETag is not null && Made[rendition].Modified >= Received;
}
