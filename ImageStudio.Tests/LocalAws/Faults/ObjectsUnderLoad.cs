using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;

namespace ImageStudio.Tests.LocalAws.Faults;

/// <summary>
/// A few keys that one client changes, and what it may find under each: one value, or two where it never heard how a change ended.
/// </summary>
internal sealed class ObjectsUnderLoad(int number, Random random)
{
    public const string Bucket = "photos";

    private readonly Dictionary<string, List<Body?>> _possible =
        Enumerable.Range(0, 5).ToDictionary(n => string.Create(CultureInfo.InvariantCulture, $"client-{number}/object {n}"), _ => new List<Body?> { null });

    /// <summary>Makes one change.</summary>
    public async Task StepAsync(AmazonS3Client s3)
    {
        var key = Pick(_possible.Keys);
        var source = Pick(_possible.Keys);
        switch (random.Next(6))
        {
            case 0:
                await ChangeAsync(key, null, () => s3.DeleteObjectAsync(Bucket, key));
                break;
            case 1 when source != key && _possible[source] is [{ } copied]:
                await ChangeAsync(key, copied, () => s3.CopyObjectAsync(Bucket, source, Bucket, key));
                break;
            case 2:
                var uploaded = NewBody();
                await ChangeAsync(key, uploaded, () => UploadInPartsAsync(s3, key, uploaded));
                break;
            default:
                var body = NewBody();
                await ChangeAsync(key, body, () => s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(body.Bytes()) }));
                break;
        }
    }

    /// <summary>Compares what is there with what may be there.</summary>
    /// <returns>The keys that are there.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync(AmazonS3Client s3)
    {
        foreach (var (key, possible) in _possible)
        {
            var found = await ReadAsync(s3, key);
            var match = possible.FindIndex(p => p is null ? found is null : found is not null && p.Bytes().AsSpan().SequenceEqual(found));
            Assert.True(match >= 0, $"{key} is {(found is null ? "absent" : $"{found.Length} bytes")}, and should be one of: {string.Join(", ", possible.Select(p => p?.ToString() ?? "absent"))}");
            _possible[key] = [possible[match]];
        }
        return [.. _possible.Where(p => p.Value is [not null]).Select(p => p.Key)];
    }

    private async Task ChangeAsync(string key, Body? value, Func<Task> change)
    {
        _possible[key].Add(value);
        await change();
        _possible[key] = [value];
    }

    private static async Task UploadInPartsAsync(AmazonS3Client s3, string key, Body body)
    {
        var upload = await s3.InitiateMultipartUploadAsync(Bucket, key);
        var part = await s3.UploadPartAsync(new UploadPartRequest { BucketName = Bucket, Key = key, UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream(body.Bytes()) });
        await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = Bucket, Key = key, UploadId = upload.UploadId, PartETags = [new PartETag(1, part.ETag)] });
    }

    private static async Task<byte[]?> ReadAsync(AmazonS3Client s3, string key)
    {
        try
        {
            using var response = await s3.GetObjectAsync(Bucket, key);
            using var bytes = new MemoryStream();
            await response.ResponseStream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }

    // Most fit into a segment, some get a file of their own.
    private Body NewBody() => new(random.Next(), random.Next(10) == 0 ? 300_000 : random.Next(4000));

    private string Pick(ICollection<string> keys) => keys.ElementAt(random.Next(keys.Count));

    private sealed record Body(int Seed, int Size)
    {
        public byte[] Bytes()
        {
            var bytes = new byte[Size];
            new Random(Seed).NextBytes(bytes);
            return bytes;
        }
    }
}
