using System.Security.Cryptography;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">The part's ETag, quoted or not.</param>
/// <param name="Checksums">Checksums that the client names for the part.</param>
internal sealed record CompletedPart(int Number, string ETag, IReadOnlyDictionary<ChecksumAlgorithm, string> Checksums);

internal sealed record CompleteMultipartUploadRequest(string Bucket, string Key, string UploadId, IReadOnlyList<CompletedPart> Parts)
{
    public WriteCondition Condition { get; init; }

    /// <summary>The checksum of the whole that the client expects.</summary>
    public ChecksumInput? Checksum { get; init; }
}

internal sealed record CompleteMultipartUploadResult(string Bucket, StoredObject Object);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html; no byte is copied.</summary>
internal sealed class CompleteMultipartUpload(S3Store store, TimeProvider time) : IOperation<CompleteMultipartUploadRequest, CompleteMultipartUploadResult>
{
    private const long MinPartSize = 5 * 1024 * 1024;

    public async ValueTask<CompleteMultipartUploadResult> ExecuteAsync(CompleteMultipartUploadRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var upload = store.GetUpload(request.Bucket, request.Key, request.UploadId);
        var parts = Select(request, store.GetParts(request.Bucket, request.Key, request.UploadId).ToDictionary(p => p.Number));
        var value = new StoredObject
        {
            Key = request.Key,
            Size = parts.Sum(p => p.Size),
            ETag = ETag(parts),
            LastModified = S3Time.Truncate(time.GetUtcNow()),
            Body = [.. parts.Select(p => p.Body)],
            Headers = upload.Headers,
            Metadata = upload.Metadata,
            Tags = upload.Tags,
            Checksum = MultipartChecksum.Of(upload, parts),
            IsMultipart = true,
        };
        if (request.Checksum is { } expected && expected.Claim() is { } claim && value.Checksum is { } actual && actual.Algorithm == expected.Algorithm
            && claim != actual.Value && claim != actual.Value.Split('-')[0])
            throw S3Errors.BadChecksum(expected.Algorithm.WireName());
        await store.PutObjectAsync(request.Bucket, value, request.Condition, "ObjectCreated:CompleteMultipartUpload", caller, request.UploadId);
        return new CompleteMultipartUploadResult(request.Bucket, value);
    }

    private static List<StoredPart> Select(CompleteMultipartUploadRequest request, Dictionary<int, StoredPart> uploaded)
    {
        if (request.Parts.Count == 0)
            throw S3Errors.MalformedXML();
        List<StoredPart> selected = [];
        foreach (var wanted in request.Parts)
        {
            if (selected.Count > 0 && wanted.Number <= selected[^1].Number)
                throw S3Errors.InvalidPartOrder(request.UploadId);
            if (!uploaded.TryGetValue(wanted.Number, out var part) || ETags.Unquote(wanted.ETag) != part.ETag || !HasChecksums(part, wanted.Checksums))
                throw S3Errors.InvalidPart(request.UploadId, wanted.Number, ETags.Unquote(wanted.ETag));
            selected.Add(part);
        }
        if (selected.SkipLast(1).FirstOrDefault(p => p.Size < MinPartSize) is { } small)
            throw S3Errors.EntityTooSmall(small.Number, small.Size, small.ETag);
        return selected;
    }

    private static bool HasChecksums(StoredPart part, IReadOnlyDictionary<ChecksumAlgorithm, string> wanted) =>
        wanted.All(w => part.Checksum is { } kept && (kept.Algorithm != w.Key || kept.Value == w.Value));

    /// <summary>MD5 of the parts' MD5s, and how many there are.</summary>
    private static string ETag(List<StoredPart> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in parts)
            md5.AppendData(Convert.FromHexString(part.ETag));
        return $"{Convert.ToHexStringLower(md5.GetHashAndReset())}-{parts.Count}";
    }
}
