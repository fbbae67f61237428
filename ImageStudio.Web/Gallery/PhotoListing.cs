using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>Reads the gallery part by part, in the order of the bucket's listing, which is newest first.</summary>
internal sealed class PhotoListing(IAmazonS3 s3, AwsResources resources, IReadOnlyList<Rendition> renditions, KeyLookup lookup, FailureReader failures)
{
    /// <summary>At most <paramref name="limit"/> photos that come after <paramref name="after"/>.</summary>
    public async Task<PhotoPage> ReadAsync(PhotoId? after, int limit, CancellationToken cancellationToken)
    {
        var (uploads, more) = await ListUploadsAsync(after?.Key, limit, cancellationToken);
        var made = Task.WhenAll(renditions.Select(rendition => FindMadeAsync(uploads, rendition, cancellationToken)));
        var failed = FindFailedAsync(uploads, cancellationToken);
        var madeByUpload = (await made).SelectMany(each => each).ToLookup(each => each.Upload, each => each.Rendition);
        var failedByKey = (await failed).ToLookup(failure => failure.SourceKey);

        var photos = uploads.Select(upload => PhotoAssembly.Assemble(upload, renditions, madeByUpload[upload.Id], failedByKey[upload.Id.Key])).ToArray();
        return new PhotoPage(photos, more ? photos[^1].Id : null);
    }

    private async Task<(List<StoredUpload> Uploads, bool More)> ListUploadsAsync(string? startAfter, int limit, CancellationToken cancellationToken)
    {
        var uploads = new List<StoredUpload>(limit);
        while (true)
        {
            var listing = await s3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = ObjectKeys.IngestPrefix, StartAfter = startAfter, MaxKeys = limit - uploads.Count },
                cancellationToken);
            foreach (var item in listing.S3Objects ?? [])
            {
                startAfter = item.Key;
                // Folder markers, which some tools leave behind, are no photos.
                if (PhotoId.TryFromKey(item.Key, out var id)) uploads.Add(new StoredUpload(id, item.Size ?? 0, item.ETag.Trim('"'), UtcOf(item.LastModified)));
            }

            var more = listing.IsTruncated is true;
            if (!more || uploads.Count == limit) return (uploads, more);
        }
    }

    private async Task<IEnumerable<(PhotoId Upload, StoredRendition Rendition)>> FindMadeAsync(List<StoredUpload> uploads, Rendition rendition, CancellationToken cancellationToken)
    {
        var uploadOf = uploads.ToDictionary(upload => ObjectKeys.ForRendition(upload.Id.Key, rendition), upload => upload.Id);
        var found = await lookup.FindAsync(rendition.Prefix + "/", uploadOf.Keys, cancellationToken);
        return found.Values.Select(item => (
            uploadOf[item.Key],
            new StoredRendition(rendition.Name, item.Size ?? 0, item.ETag.Trim('"'), UtcOf(item.LastModified))));
    }

    private async Task<IEnumerable<RenditionFailed>> FindFailedAsync(List<StoredUpload> uploads, CancellationToken cancellationToken)
    {
        var keys = uploads.SelectMany(upload => renditions.Select(rendition => ObjectKeys.ForFailure(upload.Id.Key, rendition.Name)));
        var found = await lookup.FindAsync(ObjectKeys.FailedPrefix, keys, cancellationToken);
        var read = await Task.WhenAll(found.Keys.Select(key => failures.ReadAsync(key, cancellationToken)));
        return read.OfType<RenditionFailed>();
    }

    internal static DateTimeOffset UtcOf(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : default;
}
