using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class PresignedTests
{
    [Fact]
    public async Task Presigned_PutAndGet_WorkUntilTheyExpire()
    {
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await LocalAwsServer.StartAsync(time: clock);
        using var client = S3Harness.Connect(server.Url);
        using var http = new HttpClient();
        await client.PutBucketAsync(S3Harness.Bucket);
        var put = await UrlAsync(client, HttpVerb.PUT);
        var get = await UrlAsync(client, HttpVerb.GET);

        Assert.Equal(HttpStatusCode.OK, (await http.PutAsync(put, new StringContent("hello"))).StatusCode);
        Assert.Equal("hello", await http.GetStringAsync(get));

        clock.Advance(TimeSpan.FromMinutes(11));
        using var expired = await http.GetAsync(get);
        var error = await expired.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, expired.StatusCode);
        Assert.Contains("<Code>AccessDenied</Code><Message>Request has expired</Message>", error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PutAsync(put, new StringContent("late"))).StatusCode);
    }

    private static Task<string> UrlAsync(AmazonS3Client client, HttpVerb verb) => client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
    {
        BucketName = S3Harness.Bucket,
        Key = "ingest/Été & Söhne/My photo+1 100%.jpg",
        Verb = verb,
        Protocol = Protocol.HTTP,
        Expires = TimeProvider.System.GetUtcNow().AddMinutes(10).UtcDateTime,
    });
}
