using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws.S3.Checksums;
using ImageStudio.LocalAws.S3.State;
using Checksum = ImageStudio.LocalAws.S3.Checksums.Checksum;
using ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm;
using LocalChecksum = ImageStudio.LocalAws.S3.Checksums.ChecksumAlgorithm;
using LocalUpload = ImageStudio.LocalAws.S3.State.MultipartUpload;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class ChecksumTests(S3Harness s3) : IClassFixture<S3Harness>
{
    /// <summary>The check values of the CRC catalogue and of FIPS 180 for "123456789".</summary>
    [Theory]
    [InlineData("x-amz-checksum-crc32", "CBF43926")]
    [InlineData("x-amz-checksum-crc32c", "E3069283")]
    [InlineData("x-amz-checksum-crc64nvme", "AE8B14860A799888")]
    [InlineData("x-amz-checksum-sha1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("x-amz-checksum-sha256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    public async Task PutObject_Checksum_IsVerifiedAndKept(string header, string value)
    {
        var key = S3Harness.NewKey();
        var right = Convert.ToBase64String(Convert.FromHexString(value));
        var wrong = Convert.ToBase64String([.. Convert.FromHexString(value).Select(b => (byte)~b)]);

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(key, header, wrong));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(key, header, "AAAA"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(key, header, right));
        using var head = new HttpRequestMessage(HttpMethod.Head, Url(key)) { Headers = { { "x-amz-checksum-mode", "ENABLED" } } };
        using var response = await s3.Http.SendAsync(head);
        Assert.Equal(right, response.Headers.GetValues(header).Single());
    }

    [Theory]
    [InlineData(LocalChecksum.Crc32)]
    [InlineData(LocalChecksum.Crc32C)]
    [InlineData(LocalChecksum.Crc64Nvme)]
    internal void Combination_OfTwoPieces_IsTheChecksumOfBoth(LocalChecksum algorithm)
    {
        var bytes = RandomNumberGenerator.GetBytes(100_003);
        var upload = new LocalUpload { Id = "1", Key = "k", Initiated = default, ChecksumAlgorithm = algorithm };
        var parts = new[] { bytes[..70_001], bytes[70_001..] }.Select((piece, i) =>
            new StoredPart(i + 1, piece.Length, "", default, new BodyPart("", piece.Length), new StoredChecksum(algorithm, Of(piece))));

        Assert.Equal(Of(bytes), MultipartChecksum.Of(upload, [.. parts])?.Value);

        string Of(byte[] piece)
        {
            using var checksum = Checksum.Of(algorithm);
            checksum.Append(piece);
            return Convert.ToBase64String(checksum.Finish());
        }
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("SHA256")]
    public async Task PutObject_SdkTrailer_IsVerifiedOnBothSides(string algorithm)
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "hello", request => request.ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm));

        using var response = await s3.Client.GetObjectAsync(new GetObjectRequest { BucketName = S3Harness.Bucket, Key = key, ChecksumMode = ChecksumMode.ENABLED });
        using var reader = new StreamReader(response.ResponseStream);
        Assert.Equal("hello", await reader.ReadToEndAsync());
        Assert.NotNull(algorithm == "CRC32" ? response.ChecksumCRC32 : response.ChecksumSHA256);
    }

    [Theory]
    [InlineData("5;chunk-signature=00\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n", HttpStatusCode.OK)]
    [InlineData("b\r\nhello world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n", HttpStatusCode.OK)]
    [InlineData("b\r\nhello w0rld\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n", HttpStatusCode.BadRequest)]
    [InlineData("b\r\nhello world\r\n0\r\n\r\n", HttpStatusCode.BadRequest)]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n", HttpStatusCode.BadRequest)]
    [InlineData("b\r\nhello world", HttpStatusCode.BadRequest)]
    [InlineData("zz\r\nhello world\r\n0\r\n\r\n", HttpStatusCode.BadRequest)]
    public async Task PutObject_AwsChunked_IsDecodedAndItsTrailerVerified(string body, HttpStatusCode expected)
    {
        var key = S3Harness.NewKey();
        using var put = new HttpRequestMessage(HttpMethod.Put, Url(key)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        put.Headers.Add("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        put.Headers.Add("x-amz-decoded-content-length", "11");
        put.Headers.Add("x-amz-trailer", "x-amz-checksum-crc32");
        put.Content.Headers.ContentEncoding.Add("aws-chunked");
        using var response = await s3.Http.SendAsync(put);

        Assert.Equal(expected, response.StatusCode);
        if (expected is HttpStatusCode.OK)
            Assert.Equal("hello world", await s3.GetTextAsync(key));
        else
            Assert.Equal("NoSuchKey", (await S3Harness.RefusalAsync(() => s3.Client.GetObjectAsync(S3Harness.Bucket, key))).Code);
    }

    private Uri Url(string key) => new(s3.Server.Url, $"{S3Harness.Bucket}/{key}");

    private async Task<HttpStatusCode> PutAsync(string key, string header, string value)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, Url(key)) { Content = new StringContent("123456789"), Headers = { { header, value } } };
        using var response = await s3.Http.SendAsync(put);
        return response.StatusCode;
    }
}
