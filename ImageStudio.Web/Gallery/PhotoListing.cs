using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery;

/// <summary>Reads the gallery part by part from the bucket, which always tells how things are.</summary>
internal sealed class PhotoListing(UploadListing listing, IReadOnlyList<Rendition> renditions, KeyLookup lookup, FailureReader failures)
{
    // What one answer costs at most where nearly nothing matches; the next one goes on from there.
    private const int MostStretches = 5;
    private const int UploadsPerStretch = 200;

    /// <summary>The photos of a query. There may be fewer than wanted, or none, and yet more to come.</summary>
    public async Task<PhotoPage> ReadAsync(PhotoQuery query, CancellationToken cancellationToken)
    {
        var photos = new List<Photo>(query.Limit);
        var after = query.After;
        for (var stretch = 0; stretch < (query.IsPlain ? 1 : MostStretches); stretch++)
        {
            var read = await listing.ReadAsync(query.Scope, after, query.IsPlain ? query.Limit : SizeOfStretch(query), cancellationToken);
            var named = read.Uploads.Where(upload => query.NameMatches(upload.Id.Path)).ToArray();
            foreach (var photo in await AssembleAsync(named, cancellationToken))
            {
                if (!query.StateMatches(photo.State)) continue;
                photos.Add(photo);
                if (photos.Count == query.Limit && !query.IsPlain) return new PhotoPage(photos, photo.Id);
            }

            after = read.Last;
            if (after is null) break;
        }

        return new PhotoPage(photos, after?.ToString());
    }

    /// <summary>Joins uploads with what was made of them and what failed.</summary>
    public async Task<IReadOnlyList<Photo>> AssembleAsync(IReadOnlyList<StoredUpload> uploads, CancellationToken cancellationToken)
    {
        if (uploads.Count == 0) return [];
        var made = Task.WhenAll(renditions.Select(rendition => FindMadeAsync(uploads, rendition, cancellationToken)));
        var failed = FindFailedAsync(uploads, cancellationToken);
        var madeByUpload = (await made).SelectMany(each => each).ToLookup(each => each.Upload, each => each.Rendition);
        var failedByKey = (await failed).ToLookup(failure => failure.SourceKey);
        return [.. uploads.Select(upload => PhotoAssembly.Assemble(upload, renditions, madeByUpload[upload.Id], failedByKey[upload.Id.Key]))];
    }

    internal static DateTimeOffset UtcOf(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : default;

    // The state is known only after four look-ups for each upload, a name at once.
    private static int SizeOfStretch(PhotoQuery query) => query.State is null ? UploadListing.MostPerListing : UploadsPerStretch;

    private async Task<IEnumerable<(PhotoId Upload, StoredRendition Rendition)>> FindMadeAsync(IReadOnlyList<StoredUpload> uploads, Rendition rendition, CancellationToken cancellationToken)
    {
        var uploadOf = uploads.ToDictionary(upload => ObjectKeys.ForRendition(upload.Id.Key, rendition), upload => upload.Id);
        var found = await lookup.FindAsync(rendition.Prefix + "/", uploadOf.Keys, cancellationToken);
        return found.Values.Select(item => (
            uploadOf[item.Key],
            new StoredRendition(rendition.Name, item.Size ?? 0, item.ETag.Trim('"'), UtcOf(item.LastModified))));
    }

    private async Task<IEnumerable<RenditionFailed>> FindFailedAsync(IReadOnlyList<StoredUpload> uploads, CancellationToken cancellationToken)
    {
        var keys = uploads.SelectMany(upload => renditions.Select(rendition => ObjectKeys.ForFailure(upload.Id.Key, rendition.Name)));
        var found = await lookup.FindAsync(ObjectKeys.FailedPrefix, keys, cancellationToken);
        var read = await Task.WhenAll(found.Keys.Select(key => failures.ReadAsync(key, cancellationToken)));
        return read.OfType<RenditionFailed>();
    }
}
