using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Gallery.Index;

/// <summary>Reads what the index holds from the bucket: everything by listing each prefix once, or a single photo.</summary>
internal sealed class IndexReader(
    IAmazonS3 s3, AwsResources resources, IReadOnlyList<Rendition> renditions, UploadListing uploads, KeyLookup lookup, IOptions<GalleryOptions> options)
{
    /// <summary>Every photo in the bucket's order; nothing where there are more than the index may hold.</summary>
    public async Task<List<IndexedPhoto>?> ReadAllAsync(CancellationToken cancellationToken)
    {
        if (await ListUploadsAsync(cancellationToken) is not { } photos) return null;
        var positions = photos.Select((photo, i) => (photo.Path, i)).ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < renditions.Count; i++)
        {
            await foreach (var item in ListAsync(renditions[i].Prefix + "/", cancellationToken))
                if (ObjectKeys.TryGetUploadOf(item.Key, renditions[i], out var upload) && Find(upload) is { } at) photos[at] = photos[at].With(i, Made(item));
        }

        await foreach (var item in ListAsync(ObjectKeys.FailedPrefix, cancellationToken))
        {
            for (var i = 0; i < renditions.Count; i++)
                if (ObjectKeys.TryGetUploadOfFailure(item.Key, renditions[i].Name, out var upload) && Find(upload) is { } at) photos[at] = photos[at].WithFailure(i);
        }

        return photos;

        int? Find(string uploadKey) => positions.TryGetValue(uploadKey[ObjectKeys.IngestPrefix.Length..], out var at) ? at : null;
    }

    /// <summary>One photo; nothing where it is gone.</summary>
    public async Task<IndexedPhoto?> ReadAsync(PhotoId id, CancellationToken cancellationToken)
    {
        var stored = await lookup.FindAsync(ObjectKeys.IngestPrefix, [id.Key], cancellationToken);
        if (!stored.TryGetValue(id.Key, out var upload)) return null;
        var photo = IndexedPhoto.Of(StoredUpload.Of(id, upload), renditions.Count);
        for (var i = 0; i < renditions.Count; i++)
        {
            var made = ObjectKeys.ForRendition(id.Key, renditions[i]);
            if ((await lookup.FindAsync(renditions[i].Prefix + "/", [made], cancellationToken)).TryGetValue(made, out var item)) photo = photo.With(i, Made(item));
            var failed = ObjectKeys.ForFailure(id.Key, renditions[i].Name);
            if ((await lookup.FindAsync(ObjectKeys.FailedPrefix, [failed], cancellationToken)).ContainsKey(failed)) photo = photo.WithFailure(i);
        }

        return photo;
    }

    private async Task<List<IndexedPhoto>?> ListUploadsAsync(CancellationToken cancellationToken)
    {
        var photos = new List<IndexedPhoto>();
        PhotoId? after = null;
        do
        {
            var stretch = await uploads.ReadAsync(PhotoScope.Everything, after, UploadListing.MostPerListing, cancellationToken);
            photos.AddRange(stretch.Uploads.Select(upload => IndexedPhoto.Of(upload, renditions.Count)));
            if (photos.Count > options.Value.IndexMostPhotos) return null;
            after = stretch.Last;
        }
        while (after is not null);
        return photos;
    }

    private async IAsyncEnumerable<S3Object> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = prefix };
        await foreach (var item in s3.Paginators.ListObjectsV2(request).S3Objects.WithCancellation(cancellationToken)) yield return item;
    }

    private static IndexedRendition Made(S3Object item) => new(item.ETag.Trim('"'), item.Size ?? 0, PhotoListing.UtcOf(item.LastModified));
}
