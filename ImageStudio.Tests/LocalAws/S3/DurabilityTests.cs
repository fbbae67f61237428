using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class DurabilityTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_and_what_was_deleted_stays_deleted()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        await using var server = await LocalAwsServer.StartAsync(options => (options.Persistence, options.DataDirectory) = (Persistence.Disk, data));
        using var client = S3Harness.Connect(server.Url);
        await client.PutBucketAsync("photos");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => PutAsync(client, $"object-{n}", $"body {n}")));
        await PutAsync(client, "object-0", "replaced");
        await PutAsync(client, "object-2", new string('2', 300_000));
        await client.DeleteObjectAsync("photos", "object-1");
        var upload = await client.InitiateMultipartUploadAsync("photos", "large");
        var part = await client.UploadPartAsync(new UploadPartRequest { BucketName = "photos", Key = "large", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([1, 2, 3]) });

        // The files as a killed process leaves them, with a body that was never acknowledged.
        var killed = Copy(data, Path.Combine(folder.Path, "killed"));
        var orphan = Path.Combine(killed, "objects", new string('0', 32));
        await File.WriteAllTextAsync(orphan, "orphan");

        await using var restarted = await LocalAwsServer.StartAsync(options => (options.Persistence, options.DataDirectory) = (Persistence.Disk, killed));
        using var second = S3Harness.Connect(restarted.Url);
        var listed = (await second.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "photos" })).S3Objects.Select(o => o.Key);
        Assert.Equal(Enumerable.Range(0, 20).Where(n => n != 1).Select(n => $"object-{n}").Order(StringComparer.Ordinal), listed);
        Assert.Equal("replaced", await ReadAsync(second, "object-0"));
        Assert.Equal("body 7", await ReadAsync(second, "object-7"));
        Assert.Equal(new string('2', 300_000), await ReadAsync(second, "object-2"));
        await second.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "photos", Key = "large", UploadId = upload.UploadId, PartETags = [new(1, part.ETag)] });
        Assert.Equal("\u0001\u0002\u0003", await ReadAsync(second, "large"));
        Assert.False(File.Exists(orphan));
        Assert.Single(Directory.GetFiles(Path.Combine(killed, "objects")));
    }

    [Fact]
    public async Task An_answer_under_way_keeps_its_bytes_while_the_object_is_replaced()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalAwsServer.StartAsync(options => (options.Persistence, options.DataDirectory) = (Persistence.Disk, folder.Path));
        using var client = S3Harness.Connect(server.Url);
        await client.PutBucketAsync("photos");
        var body = new string('a', 4 * 1024 * 1024);
        await PutAsync(client, "object", body);

        using var response = await client.GetObjectAsync("photos", "object");
        await PutAsync(client, "object", "b");
        using var reader = new StreamReader(response.ResponseStream, Encoding.UTF8);
        Assert.True(body == await reader.ReadToEndAsync(), "the answer changed on its way");
        Assert.Equal("b", await ReadAsync(client, "object"));
    }

    private static Task<PutObjectResponse> PutAsync(AmazonS3Client client, string key, string body) =>
        client.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = key, ContentBody = body });

    private static async Task<string> ReadAsync(AmazonS3Client client, string key)
    {
        using var response = await client.GetObjectAsync("photos", key);
        using var reader = new StreamReader(response.ResponseStream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static string Copy(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("lock", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return target;
    }
}
