using System.IO.Compression;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using Amazon.S3;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery.Downloads;

/// <summary>Writes photos into an archive as they come from S3: one at a time, none of them as a whole in memory.</summary>
internal sealed class PhotoZip(IAmazonS3 s3, AwsResources resources, TimeProvider time)
{
    /// <summary>Name of the entry that lists what is not in the archive.</summary>
    public const string Missing = "missing.txt";

    /// <param name="photos">What to pack.</param>
    /// <param name="rendition">Which version; nothing for the uploads as they came.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(IReadOnlyList<PhotoId> photos, Rendition? rendition, PipeWriter output, CancellationToken cancellationToken)
    {
        var names = new ZipNames();
        var missing = new List<string>();
        await using var stream = new ArchiveStream(output);
        await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        names.Take(Missing);
        foreach (var photo in photos)
            if (!await TryAddAsync(archive, photo, rendition, names, cancellationToken)) missing.Add(photo.FileName);
        if (missing.Count > 0) await AddMissingAsync(archive, missing, rendition, cancellationToken);
    }

    private async Task<bool> TryAddAsync(ZipArchive archive, PhotoId photo, Rendition? rendition, ZipNames names, CancellationToken cancellationToken)
    {
        try
        {
            using var stored = await s3.GetObjectAsync(resources.BucketName, rendition is null ? photo.Key : ObjectKeys.ForRendition(photo.Key, rendition), cancellationToken);
            // Pictures are compressed already.
            var entry = archive.CreateEntry(names.Take(photo.FileName, rendition is null ? null : stored.Headers.ContentType), CompressionLevel.NoCompression);
            entry.LastWriteTime = InRange(PhotoListing.UtcOf(stored.LastModified));
            await using var content = await entry.OpenAsync(cancellationToken);
            await stored.ResponseStream.CopyToAsync(content, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task AddMissingAsync(ZipArchive archive, List<string> missing, Rendition? rendition, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(Missing, CompressionLevel.Optimal);
        entry.LastWriteTime = time.GetUtcNow();
        await using var content = await entry.OpenAsync(cancellationToken);
        var reason = rendition is null ? "These photos were deleted meanwhile" : $"There is no {rendition.Name} version of these photos (yet), or they were deleted meanwhile";
        await content.WriteAsync(Encoding.UTF8.GetBytes($"{reason}:\r\n\r\n{string.Join("\r\n", missing.Select(FileNames.Sanitise))}\r\n"), cancellationToken);
    }

    // What MS-DOS could write down, which the format has kept.
    private static DateTimeOffset InRange(DateTimeOffset time) => time.Year is >= 1980 and <= 2107 ? time : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
