using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>A stretch of the uploads in the bucket.</summary>
/// <param name="Uploads">In the bucket's order.</param>
/// <param name="Last">The last one that was looked at; nothing at the end.</param>
internal sealed record UploadStretch(IReadOnlyList<StoredUpload> Uploads, PhotoId? Last);

/// <summary>Lists uploads, in the order of the bucket's listing, which is newest first.</summary>
internal sealed class UploadListing(IAmazonS3 s3, AwsResources resources)
{
    /// <summary>Most that S3 lists at once.</summary>
    public const int MostPerListing = 1000;

    /// <summary>At most <paramref name="limit"/> uploads of the scope that come after <paramref name="after"/>.</summary>
    public async Task<UploadStretch> ReadAsync(PhotoScope scope, PhotoId? after, int limit, CancellationToken cancellationToken)
    {
        var uploads = new List<StoredUpload>(limit);
        for (var startAfter = after?.Key; ;)
        {
            var listing = await s3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = ObjectKeys.ForPath(scope.Folder), StartAfter = startAfter, MaxKeys = Math.Min(MostPerListing, limit - uploads.Count) },
                cancellationToken);
            foreach (var item in listing.S3Objects ?? [])
            {
                startAfter = item.Key;
                // Folder markers, which some tools leave behind, are no photos.
                if (PhotoId.TryFromKey(item.Key, out var id)) uploads.Add(StoredUpload.Of(id, item));
            }

            if (listing.IsTruncated is not true) return new UploadStretch(uploads, null);
            if (uploads.Count == limit) return new UploadStretch(uploads, uploads[^1].Id);
        }
    }
}
