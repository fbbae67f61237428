using ImageStudio.Contracts;
using ImageStudio.Web.Gallery.Index;

namespace ImageStudio.Web.Gallery;

/// <summary>
/// Answers for the gallery. Without a search the bucket itself is in the right order and says all; what S3 cannot look for
/// comes from the index, and where that is not to be trusted just now, from going through the bucket.
/// </summary>
internal sealed class PhotoSearch(PhotoIndex index, PhotoListing listing, FailureReader failures, IReadOnlyList<Rendition> renditions)
{
    public async Task<PhotoPage> ReadAsync(PhotoQuery query, CancellationToken cancellationToken)
    {
        var isTrusted = index.IsTrusted;
        if (isTrusted && !query.IsPlain) return await FromIndexAsync(query, cancellationToken);
        var page = await listing.ReadAsync(query, cancellationToken);
        return isTrusted && query.After is null ? page with { Total = index.Count(query.Scope) } : page;
    }

    private async Task<PhotoPage> FromIndexAsync(PhotoQuery query, CancellationToken cancellationToken)
    {
        var (found, total) = index.Find(query);
        var shown = await Task.WhenAll(found.Take(query.Limit).Select(photo => ShowAsync(photo, cancellationToken)));
        // The index takes a note of a failure for one; whether it is about this version of the photo, the note itself says.
        return new PhotoPage([.. shown.Where(photo => query.StateMatches(photo.State))], found.Count > query.Limit ? shown[^1].Id : null, total);
    }

    private async Task<Photo> ShowAsync(IndexedPhoto photo, CancellationToken cancellationToken)
    {
        var (upload, made) = photo.Show(renditions);
        photo.Notes ??= await ReadNotesAsync(photo, upload, cancellationToken);
        return PhotoAssembly.Assemble(upload, renditions, made, photo.Notes);
    }

    private async Task<IReadOnlyList<RenditionFailed>> ReadNotesAsync(IndexedPhoto photo, StoredUpload upload, CancellationToken cancellationToken)
    {
        var keys = renditions.Where((_, i) => (photo.Failed & (1u << i)) != 0).Select(rendition => ObjectKeys.ForFailure(upload.Id.Key, rendition.Name));
        var notes = await Task.WhenAll(keys.Select(key => failures.ReadAsync(key, cancellationToken)));
        return [.. notes.OfType<RenditionFailed>()];
    }
}
