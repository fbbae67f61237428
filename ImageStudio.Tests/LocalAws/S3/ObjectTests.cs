using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class ObjectTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Theory]
    [InlineData("ingest/Été & Söhne/My photo+1 100%.jpg")]
    [InlineData("a//b/")]
    [InlineData("日本/写真 😀?x=1&y#z.png")]
    public async Task PutObject_AnyKey_ComesBackUnderTheSameKey(string key)
    {
        await s3.PutAsync(key, "hello");

        Assert.Equal("hello", await s3.GetTextAsync(key));
        Assert.Contains((await s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = S3Harness.Bucket })).S3Objects, o => o.Key == key);
    }

    [Fact]
    public async Task PutObject_HeadersAndMetadata_ComeBack()
    {
        var key = S3Harness.NewKey();
        var put = await s3.PutAsync(key, "hello", request =>
        {
            request.ContentType = "image/jpeg";
            request.Headers.CacheControl = "max-age=60";
            request.Headers.ContentDisposition = "attachment";
            request.Metadata["filter"] = "sepia";
        });

        var head = await s3.Client.GetObjectMetadataAsync(S3Harness.Bucket, key);
        Assert.Equal(put.ETag, head.ETag);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", head.ETag);
        Assert.Equal(("image/jpeg", "max-age=60", "attachment", "sepia", 5), (head.Headers.ContentType, head.Headers.CacheControl, head.Headers.ContentDisposition, head.Metadata["filter"], head.ContentLength));
        Assert.Null(head.Headers.ContentEncoding);
    }

    [Fact]
    public async Task GetObject_LargeBody_StreamsUnchanged()
    {
        var key = S3Harness.NewKey();
        var bytes = RandomNumberGenerator.GetBytes((3 * 1024 * 1024) + 17);
        await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = S3Harness.Bucket, Key = key, InputStream = new MemoryStream(bytes) });

        using var response = await s3.Client.GetObjectAsync(S3Harness.Bucket, key);
        using var memory = new MemoryStream();
        await response.ResponseStream.CopyToAsync(memory);
        Assert.True(memory.ToArray().AsSpan().SequenceEqual(bytes), "the body came back changed");
    }

    [Theory]
    [InlineData("bytes=2-4", "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", "89", "bytes 8-9/10")]
    [InlineData("bytes=5-99", "56789", "bytes 5-9/10")]
    public async Task GetObject_Range_GivesThatPart(string range, string expected, string contentRange)
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "0123456789");

        using var response = await SendAsync(HttpMethod.Get, key, ("Range", range));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
        Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task GetObject_RangeBehindTheEnd_IsRefusedWithTheSize()
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "0123456789");

        using var response = await SendAsync(HttpMethod.Get, key, ("Range", "bytes=10-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Contains("<Code>InvalidRange</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetObject_KnownVersion_IsNotModified()
    {
        var key = S3Harness.NewKey();
        var put = await s3.PutAsync(key, "x");

        using var same = await SendAsync(HttpMethod.Get, key, ("If-None-Match", put.ETag));
        using var other = await SendAsync(HttpMethod.Get, key, ("If-Match", "\"other\""));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.PreconditionFailed), (same.StatusCode, other.StatusCode));
        Assert.Equal(put.ETag, same.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task DeleteObject_AbsentKey_Succeeds()
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "x");
        await s3.Client.DeleteObjectAsync(S3Harness.Bucket, key);
        await s3.Client.DeleteObjectAsync(S3Harness.Bucket, key);

        Assert.Equal(("NoSuchKey", 404), await S3Harness.RefusalAsync(() => s3.Client.GetObjectAsync(S3Harness.Bucket, key)));
    }

    [Fact]
    public async Task HeadObject_AbsentKey_HasNoBody()
    {
        using var response = await SendAsync(HttpMethod.Head, S3Harness.NewKey());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.NotEmpty(response.Headers.GetValues("x-amz-request-id"));
    }

    [Fact]
    public async Task CopyObject_ReplacesMetadataOnlyOnRequest()
    {
        var (source, copy, replaced) = (S3Harness.NewKey("ä"), S3Harness.NewKey(), S3Harness.NewKey());
        await s3.PutAsync(source, "x", request => request.Metadata["filter"] = "sepia");
        await s3.Client.CopyObjectAsync(S3Harness.Bucket, source, S3Harness.Bucket, copy);
        var request = new CopyObjectRequest { SourceBucket = S3Harness.Bucket, SourceKey = source, DestinationBucket = S3Harness.Bucket, DestinationKey = replaced, MetadataDirective = S3MetadataDirective.REPLACE };
        request.Metadata["filter"] = "none";
        await s3.Client.CopyObjectAsync(request);

        Assert.Equal("sepia", (await s3.Client.GetObjectMetadataAsync(S3Harness.Bucket, copy)).Metadata["filter"]);
        Assert.Equal("none", (await s3.Client.GetObjectMetadataAsync(S3Harness.Bucket, replaced)).Metadata["filter"]);
        Assert.Equal("x", await s3.GetTextAsync(replaced));
    }

    [Fact]
    public async Task PutObject_WrongMd5_IsRefusedAndLeavesNothing()
    {
        var key = S3Harness.NewKey();
        var wrong = Convert.ToBase64String(new byte[16]);

        Assert.Equal("BadDigest", (await S3Harness.RefusalAsync(() => s3.PutAsync(key, "x", request => request.MD5Digest = wrong))).Code);
        Assert.Equal("NoSuchKey", (await S3Harness.RefusalAsync(() => s3.Client.GetObjectAsync(S3Harness.Bucket, key))).Code);
    }

    [Fact]
    public async Task PutObject_KeyOf1025Bytes_IsTooLong()
    {
        Assert.Equal("KeyTooLongError", (await S3Harness.RefusalAsync(() => s3.PutAsync(new string('k', 1025), "x"))).Code);
        await s3.PutAsync(new string('k', 1024), "x");
    }

    [Theory]
    [InlineData("GET", "?acl")]
    [InlineData("PUT", "?retention")]
    [InlineData("GET", "?torrent")]
    [InlineData("GET", "?versionId=abc")]
    public async Task UnsupportedSubresource_IsNotImplemented(string method, string query)
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "x");

        using var response = await s3.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(s3.Server.Url, $"{S3Harness.Bucket}/{key}{query}")));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("x", await s3.GetTextAsync(key));
    }

    [Fact]
    public async Task VirtualHost_NamesTheBucket()
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "x");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(s3.Server.Url, key));
        request.Headers.Host = $"{S3Harness.Bucket}.s3.localhost:{s3.Server.Url.Port}";
        using var response = await s3.Http.SendAsync(request);
        Assert.Equal("x", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RefusedPut_LeavesTheConnectionUsable()
    {
        var key = S3Harness.NewKey();
        var first = await s3.PutAsync(key, "first");
        for (var i = 0; i < 3; i++)
            Assert.Equal(("PreconditionFailed", 412), await S3Harness.RefusalAsync(() => s3.PutAsync(key, "second", request => request.IfNoneMatch = "*")));

        Assert.Equal(first.ETag, (await s3.Client.GetObjectMetadataAsync(S3Harness.Bucket, key)).ETag);
    }

    [Fact]
    public async Task Metadata_NotAscii_ComesBackAsAnEncodedWord()
    {
        var key = S3Harness.NewKey();
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(s3.Server.Url, $"{S3Harness.Bucket}/{key}")) { Content = new StringContent("x") };
        put.Headers.TryAddWithoutValidation("x-amz-meta-original-name", "Söhne.jpg");
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        (await client.SendAsync(put)).EnsureSuccessStatusCode();

        using var head = await SendAsync(HttpMethod.Head, key);
        Assert.Equal("=?UTF-8?B?U8O2aG5lLmpwZw==?=", head.Headers.GetValues("x-amz-meta-original-name").Single());
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(s3.Server.Url, $"{S3Harness.Bucket}/{key}"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await s3.Http.SendAsync(request);
    }
}
