using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using ImageStudio.Tests.Workers.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Web.Health;

[Collection(StudioCollection.Name)]
public sealed class HealthTests(StudioServer studio)
{
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task what_is_well_is_said_part_by_part()
    {
        await Eventually.TrueAsync(async () => StateOf(await ReadAsync(studio.Http, HttpStatusCode.OK), "live-updates") == "Healthy", "changes are heard of");

        Assert.Equal("Healthy", StateOf(await ReadAsync(studio.Http, HttpStatusCode.OK), "photos"));
    }

    [Fact]
    public async Task without_its_bucket_web_is_not_ready_and_says_so()
    {
        await using var web = studio.StartWeb(configure: host => host.UseSetting("AWS:Resources:BucketName", "no-such-bucket"));
        using var http = web.CreateClient();

        var report = await ReadAsync(http, HttpStatusCode.ServiceUnavailable);

        Assert.Contains("no-such-bucket cannot be read: NoSuchBucket", DescriptionOf(report, "photos"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/alive")).StatusCode);
    }

    [Fact]
    public async Task without_s3_web_is_not_ready_and_without_live_updates_it_is()
    {
        await using var web = studio.StartWeb(services =>
        {
            services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = Nowhere, MaxErrorRetry = 0 }));
            services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = Nowhere, MaxErrorRetry = 0 }));
        });
        using var http = web.CreateClient();

        var report = await ReadAsync(http, HttpStatusCode.ServiceUnavailable);

        Assert.Equal(("Unhealthy", "Degraded"), (StateOf(report, "photos"), StateOf(report, "live-updates")));
        Assert.Contains("cannot be reached", DescriptionOf(report, "photos"), StringComparison.Ordinal);
    }

    private static string StateOf(JsonElement report, string check) => report.GetProperty("checks").GetProperty(check).GetProperty("status").GetString()!;

    private static string DescriptionOf(JsonElement report, string check) => report.GetProperty("checks").GetProperty(check).GetProperty("description").GetString()!;

    private static async Task<JsonElement> ReadAsync(HttpClient http, HttpStatusCode status)
    {
        using var answer = await http.GetAsync("/health");
        Assert.Equal(status, answer.StatusCode);
        return await StudioServer.ReadAsync<JsonElement>(answer);
    }
}
