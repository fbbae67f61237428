using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Notifying;

/// <summary>One upload in a digest.</summary>
/// <param name="Name">File name as it was sent.</param>
/// <param name="Reason">Why it failed; empty otherwise.</param>
/// <param name="TraceParent">The upload's trace, <c>null</c> where there is none.</param>
internal sealed record DigestEntry(string Name, string Reason, string? TraceParent);

/// <summary>
/// What is to be told in digests: an object per mail that was not sent, under <c>digests/{end of the window}/{kind}/</c>. A
/// message may be deleted once its entry is here, since every notifier looks for entries that are due, also those of others.
/// </summary>
internal sealed class DigestStore(IAmazonS3 s3, AwsResources resources, IOptions<NotifierOptions> options, TimeProvider time)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int MostPerDeletion = 1000;

    /// <summary>Adds a mail; again under the same key when it is tried again within the same window.</summary>
    public Task AddAsync(string uploadKey, string etag, Mail mail, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{etag} {uploadKey}")))[..32];
        return s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = resources.BucketName,
                Key = $"{ObjectKeys.DigestsPrefix}{WindowEnd().ToString(TimeFormat, CultureInfo.InvariantCulture)}/{mail.Kind}/{id}.json",
                ContentType = "application/json",
                ContentBody = JsonSerializer.Serialize(new DigestEntry(mail.Name, mail.Reason, TraceCarrier.Current.TraceParent), DigestEntryContext.Default.DigestEntry),
            },
            cancellationToken);
    }

    /// <summary>Keys of the entries whose windows are over, by window.</summary>
    public async Task<ILookup<string, string>> FindDueAsync(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        // Windows sort by their ends, so what comes after the present time is not listed.
        var now = ObjectKeys.DigestsPrefix + time.GetUtcNow().ToString(TimeFormat, CultureInfo.InvariantCulture) + "/\uffff";
        var request = new ListObjectsV2Request { BucketName = resources.BucketName, Prefix = ObjectKeys.DigestsPrefix };
        ListObjectsV2Response listing;
        do
        {
            listing = await s3.ListObjectsV2Async(request, cancellationToken);
            keys.AddRange((listing.S3Objects ?? []).Select(item => item.Key).Where(key => string.CompareOrdinal(key, now) < 0));
            request.ContinuationToken = listing.NextContinuationToken;
        }
        while (listing.IsTruncated is true);
        return keys.Where(key => key.Split('/').Length == 4).ToLookup(key => key.Split('/')[1], StringComparer.Ordinal);
    }

    /// <summary>Key of the right to send the digest of a window, which lies outside of the windows.</summary>
    public static string ClaimOf(string window) => $"{ObjectKeys.DigestsPrefix}{window}.json";

    /// <summary>The kind of mail that an entry stands for.</summary>
    public static string KindOf(string key) => key.Split('/')[2];

    public async Task<DigestEntry> ReadAsync(string key, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(resources.BucketName, key, cancellationToken);
        return await JsonSerializer.DeserializeAsync(response.ResponseStream, DigestEntryContext.Default.DigestEntry, cancellationToken)
            ?? throw new InvalidDataException($"The entry {key} is empty.");
    }

    /// <summary>Removes entries that have been told.</summary>
    public async Task DeleteAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var chunk in keys.Chunk(MostPerDeletion))
        {
            await s3.DeleteObjectsAsync(
                new DeleteObjectsRequest { BucketName = resources.BucketName, Objects = [.. chunk.Select(key => new KeyVersion { Key = key })], Quiet = true }, cancellationToken);
        }
    }

    private DateTimeOffset WindowEnd()
    {
        var window = options.Value.DigestWindow.Ticks;
        return new DateTimeOffset(((time.GetUtcNow().UtcTicks / window) + 1) * window, TimeSpan.Zero);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DigestEntry))]
internal sealed partial class DigestEntryContext : JsonSerializerContext;
