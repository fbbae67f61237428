using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.S3;

/// <summary>A store that the disk has damaged starts, and gives back everything that is whole.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Objects_outlive_the_record_of_their_bucket_and_parts_give_way_with_that_of_their_upload()
    {
        await using (var server = await StartAsync())
        {
            using var client = S3Harness.Connect(server.Url);
            await client.PutBucketAsync("photos");
            await PutAsync(client, "small", "hello");
            await PutAsync(client, "large", new string('l', 300_000));
            var upload = await client.InitiateMultipartUploadAsync("photos", "unfinished");
            await client.UploadPartAsync(new UploadPartRequest { BucketName = "photos", Key = "unfinished", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([1]) });
            await client.DeleteObjectAsync("photos", "large");
        }
        var log = Path.Combine(_folder.Path, "s3.00000001.log");
        var bytes = await File.ReadAllBytesAsync(log);
        foreach (var record in new[] { "\"$\":\"bucket\"", "\"$\":\"upload\"" })
            bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(record)) + 3] ^= 1;
        await File.WriteAllBytesAsync(log, bytes);

        await using var again = await StartAsync();
        using var second = S3Harness.Connect(again.Url);
        Assert.Equal(["small"], (await second.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "photos" })).S3Objects.Select(o => o.Key));
        Assert.Equal("hello", await ReadAsync(second, "small"));
        Assert.True((await second.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = "photos" })).MultipartUploads is null or []);
        Assert.Single(Directory.GetFiles(_folder.Path, "s3.*.damaged-*"));
    }

    [Fact]
    public async Task A_lost_body_costs_its_object_alone_until_it_is_put_again()
    {
        await using (var server = await StartAsync())
        {
            using var client = S3Harness.Connect(server.Url);
            await client.PutBucketAsync("photos");
            await PutAsync(client, "kept", "hello");
            await PutAsync(client, "cut", "world");
            await PutAsync(client, "lost", new string('l', 300_000));
        }
        File.Delete(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "objects"))));
        using (var segment = File.OpenWrite(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "packed")))))
            segment.SetLength(7);

        await using var again = await StartAsync();
        using var second = S3Harness.Connect(again.Url);
        Assert.Equal("hello", await ReadAsync(second, "kept"));
        foreach (var key in new[] { "cut", "lost" })
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await Assert.ThrowsAsync<AmazonS3Exception>(() => ReadAsync(second, key))).StatusCode);
            await PutAsync(second, key, "new");
            Assert.Equal("new", await ReadAsync(second, key));
        }
    }

    private Task<LocalAwsServer> StartAsync() => LocalAwsServer.StartAsync(options => (options.Persistence, options.DataDirectory) = (Persistence.Disk, _folder.Path));

    private static Task<PutObjectResponse> PutAsync(AmazonS3Client client, string key, string body) =>
        client.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = key, ContentBody = body });

    private static async Task<string> ReadAsync(AmazonS3Client client, string key)
    {
        using var response = await client.GetObjectAsync("photos", key);
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
