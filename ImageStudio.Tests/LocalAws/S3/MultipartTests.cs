using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class MultipartTests(S3Harness s3) : IClassFixture<S3Harness>
{
    private const int PartSize = 5 * 1024 * 1024;

    [Fact]
    public async Task Complete_TwoParts_MakesOneObjectWithTheETagOfParts()
    {
        var key = S3Harness.NewKey();
        byte[][] parts = [RandomNumberGenerator.GetBytes(PartSize), RandomNumberGenerator.GetBytes(1000)];
        var id = await BeginAsync(key);
        List<PartETag> etags = [];
        for (var i = 0; i < parts.Length; i++)
            etags.Add(new PartETag(i + 1, await UploadAsync(key, id, i + 1, parts[i])));
        var done = await s3.Client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = S3Harness.Bucket, Key = key, UploadId = id, PartETags = etags });

        var md5OfMd5s = CryptographicOperations.HashData(HashAlgorithmName.MD5, [.. parts.SelectMany(p => CryptographicOperations.HashData(HashAlgorithmName.MD5, p))]);
        Assert.Equal($"\"{Convert.ToHexStringLower(md5OfMd5s)}-2\"", done.ETag);
        Assert.True((await ReadAsync(new GetObjectRequest { BucketName = S3Harness.Bucket, Key = key })).AsSpan().SequenceEqual([.. parts[0], .. parts[1]]), "the parts came back changed");
        Assert.Equal(parts[1], await ReadAsync(new GetObjectRequest { BucketName = S3Harness.Bucket, Key = key, PartNumber = 2 }));
        Assert.Equal(parts[0][^10..].Concat(parts[1][..10]), await ReadAsync(new GetObjectRequest { BucketName = S3Harness.Bucket, Key = key, ByteRange = new ByteRange(PartSize - 10, PartSize + 9) }));
        Assert.Equal("NoSuchUpload", (await S3Harness.RefusalAsync(() => s3.Client.ListPartsAsync(S3Harness.Bucket, key, id))).Code);
    }

    [Fact]
    public async Task Complete_SmallPartBeforeTheLast_IsRefused()
    {
        var key = S3Harness.NewKey();
        var id = await BeginAsync(key);
        List<PartETag> etags = [new(1, await UploadAsync(key, id, 1, [1])), new(2, await UploadAsync(key, id, 2, [2]))];

        Assert.Equal("EntityTooSmall", (await S3Harness.RefusalAsync(() => s3.Client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = S3Harness.Bucket, Key = key, UploadId = id, PartETags = etags }))).Code);
    }

    [Fact]
    public async Task Complete_UnknownPart_IsRefused()
    {
        var key = S3Harness.NewKey();
        var id = await BeginAsync(key);
        await UploadAsync(key, id, 1, [1]);

        Assert.Equal("InvalidPart", (await S3Harness.RefusalAsync(() => s3.Client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = S3Harness.Bucket, Key = key, UploadId = id, PartETags = [new(1, "\"00000000000000000000000000000000\"")] }))).Code);
    }

    [Fact]
    public async Task Abort_ForgetsTheUpload()
    {
        var key = S3Harness.NewKey();
        var id = await BeginAsync(key);
        await UploadAsync(key, id, 1, [1]);
        Assert.Contains((await s3.Client.ListMultipartUploadsAsync(S3Harness.Bucket)).MultipartUploads, u => u.UploadId == id);

        await s3.Client.AbortMultipartUploadAsync(S3Harness.Bucket, key, id);
        Assert.Equal("NoSuchUpload", (await S3Harness.RefusalAsync(() => UploadAsync(key, id, 2, [1]))).Code);
    }

    [Fact]
    public async Task Complete_FullObjectChecksum_IsThatOfTheWholeObject()
    {
        const string algorithm = "CRC32";
        var (key, single) = (S3Harness.NewKey(), S3Harness.NewKey());
        byte[][] parts = [RandomNumberGenerator.GetBytes(PartSize), RandomNumberGenerator.GetBytes(12345)];
        var begun = await s3.Client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = S3Harness.Bucket, Key = key, ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm), ChecksumType = ChecksumType.FULL_OBJECT,
        });
        List<PartETag> etags = [];
        for (var i = 0; i < parts.Length; i++)
            etags.Add(new PartETag(i + 1, await UploadAsync(key, begun.UploadId, i + 1, parts[i], algorithm)));
        var whole = await s3.Client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = S3Harness.Bucket, Key = key, UploadId = begun.UploadId, PartETags = etags });
        var put = await s3.Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = S3Harness.Bucket, Key = single, InputStream = new MemoryStream([.. parts[0], .. parts[1]]), ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm),
        });

        Assert.NotNull(put.ChecksumCRC32);
        Assert.Equal(put.ChecksumCRC32, whole.ChecksumCRC32);
    }

    private async Task<string> BeginAsync(string key) => (await s3.Client.InitiateMultipartUploadAsync(S3Harness.Bucket, key)).UploadId;

    private async Task<string> UploadAsync(string key, string id, int number, byte[] bytes, string? algorithm = null)
    {
        var request = new UploadPartRequest { BucketName = S3Harness.Bucket, Key = key, UploadId = id, PartNumber = number, InputStream = new MemoryStream(bytes) };
        if (algorithm is not null)
            request.ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm);
        return (await s3.Client.UploadPartAsync(request)).ETag;
    }

    private async Task<byte[]> ReadAsync(GetObjectRequest request)
    {
        using var response = await s3.Client.GetObjectAsync(request);
        using var memory = new MemoryStream();
        await response.ResponseStream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
