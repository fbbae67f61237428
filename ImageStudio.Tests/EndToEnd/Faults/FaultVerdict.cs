using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.EndToEnd.Faults;

/// <summary>
/// Looks at the bucket: every upload has exactly its renditions or its reasons, made of the version that is there, and a
/// note for each of its two mails; nothing is there of what has been deleted.
/// </summary>
internal sealed class FaultVerdict(StudioDriver studio, FaultLoad load)
{
    private const string Folder = "faults/";

    /// <summary>What is not as it has to be, a line each; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync(IReadOnlyList<FaultCase> cases, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        var complaints = new List<string>();
        var expected = new HashSet<string>();
        foreach (var @case in cases.Where(each => each.Kind != FaultKind.Deleted))
        {
            if (!keys.TryGetValue(@case.Key, out var etag))
            {
                complaints.Add($"{@case.Key} is gone");
                continue;
            }

            if (load.Sent[@case.Key] != etag)
                complaints.Add($"{@case.Key} is not what was sent last");
            else
                complaints.AddRange(await ComplaintsAsync(@case.Key, etag, @case.Files[^1], keys, expected, cancellationToken));
            expected.Add(@case.Key);
        }

        complaints.AddRange(keys.Keys.Except(expected).Select(key => $"{key} has no business there"));
        return complaints;
    }

    private async Task<List<string>> ComplaintsAsync(string key, string etag, FaultFile file, Dictionary<string, string> keys, HashSet<string> expected, CancellationToken cancellationToken)
    {
        var complaints = new List<string>();
        foreach (var rendition in Rendition.Defaults)
        {
            var outcome = file.Size is null ? ObjectKeys.ForFailure(key, rendition.Name) : ObjectKeys.ForRendition(key, rendition);
            expected.Add(outcome);
            if (!keys.ContainsKey(outcome)) complaints.Add($"{outcome} is missing");
            else if (file.Size is { } size && await ComplaintAsync(outcome, etag, size, rendition, cancellationToken) is { } complaint) complaints.Add(complaint);
        }

        var mails = keys.Keys.Where(each => each.StartsWith(ObjectKeys.MailsOf(key), StringComparison.Ordinal)).ToList();
        expected.UnionWith(mails);
        if (mails.Count < 2) complaints.Add($"{key} has {mails.Count} mails");
        return complaints;
    }

    private async Task<string?> ComplaintAsync(string key, string etag, (int Width, int Height) size, Rendition rendition, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = (await studio.S3.GetObjectMetadataAsync(studio.Bucket, key, cancellationToken)).Metadata;
            var wanted = RenditionGeometry.Of(size.Width, size.Height, rendition, ImageFormat.Jpeg);
            if (metadata[UploadMetadata.SourceETag] != etag) return $"{key} is of an older version";
            return metadata[UploadMetadata.Width] == Text(wanted.Width) && metadata[UploadMetadata.Height] == Text(wanted.Height)
                ? null
                : $"{key} is {metadata[UploadMetadata.Width]}x{metadata[UploadMetadata.Height]} and not {wanted.Width}x{wanted.Height}";
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return $"{key} went away";
        }
    }

    private async Task<Dictionary<string, string>> KeysAsync(CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, string>();
        await foreach (var entry in studio.S3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = studio.Bucket }).S3Objects.WithCancellation(cancellationToken))
            if (entry.Key.Contains(Folder, StringComparison.Ordinal))
                keys[entry.Key] = entry.ETag.Trim('"');
        return keys;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
