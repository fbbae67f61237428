using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.LiveUpdates;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Web.LiveUpdates;

[Collection(StudioCollection.Name)]
public sealed class LiveUpdatesTests(StudioServer studio)
{
    [Fact]
    public async Task open_pages_of_every_instance_hear_what_becomes_of_a_photo()
    {
        await using var other = studio.StartWeb();
        using var http = other.CreateClient();
        await using var here = await LivePage.OpenAsync(studio.Http);
        await using var there = await LivePage.OpenAsync(http);

        var photo = await studio.UploadAsync("live.jpg", TestPictures.Jpeg(40, 30));
        await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        await studio.FailAsync(photo, Rendition.Web, "It is torn.");

        foreach (var page in new[] { here, there })
        {
            var heard = await page.UntilAsync(photo.Id, "received", "rendition", "failed");
            Assert.Equal((photo.Key, photo.ETag), (heard["received"].Photo!.Key, heard["received"].Photo!.ETag));
            Assert.Equal(("thumbnail", 40, photo.ETag), (heard["rendition"].Rendition!.Name, heard["rendition"].Rendition!.Width, heard["rendition"].ETag));
            Assert.Equal(new PhotoFailure("web", "It is torn."), heard["failed"].Failure);
        }

        await studio.Http.DeleteAsync(photo.Url);
        await here.UntilAsync(photo.Id, "deleted");
        await there.UntilAsync(photo.Id, "deleted");
    }

    [Fact]
    public async Task an_instance_has_a_queue_for_exactly_the_two_topics_and_takes_it_away_when_it_ends()
    {
        var before = await QueuesAsync();
        string name;
        await using (var web = studio.StartWeb())
        {
            await using var page = await LivePage.OpenAsync(web.CreateClient());
            var url = Assert.Single((await QueuesAsync()).Except(before));
            name = url[(url.LastIndexOf('/') + 1)..];
            var attributes = (await studio.Sqs.GetQueueAttributesAsync(url, ["All"])).Attributes;
            Assert.Equal("3600", attributes["MessageRetentionPeriod"]);
            using var policy = JsonDocument.Parse(attributes["Policy"]);
            var sources = policy.RootElement.GetProperty("Statement")[0].GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn");
            Assert.Equal([studio.Resources.UploadsTopicArn, studio.Resources.RenditionsTopicArn], sources.EnumerateArray().Select(each => each.GetString()));
        }

        Assert.DoesNotContain(await QueuesAsync(), url => url.EndsWith(name, StringComparison.Ordinal));
        foreach (var topic in new[] { studio.Resources.UploadsTopicArn, studio.Resources.RenditionsTopicArn })
            Assert.DoesNotContain((await studio.Sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions ?? [], each => each.Endpoint.EndsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task queues_of_instances_that_are_long_gone_are_taken_away()
    {
        var now = TimeProvider.System.GetUtcNow();
        var dead = await MakeQueueAsync("studio-uploads-live-dead", now.AddHours(-2));
        var alive = await MakeQueueAsync("studio-uploads-live-alive", now.AddMinutes(-50));

        await using var web = studio.StartWeb();
        await web.Services.GetRequiredService<StaleQueues>().DeleteAsync(default);

        var left = await QueuesAsync();
        Assert.DoesNotContain(dead, left);
        Assert.Contains(alive, left);
        await studio.Sqs.DeleteQueueAsync(alive);
    }

    [Fact]
    public async Task pages_are_told_to_ask_when_there_is_no_queue_to_be_had()
    {
        await using var web = studio.StartWeb(services => services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:9", MaxErrorRetry = 0 })));
        using var http = web.CreateClient();

        await using var page = new LivePage(await http.GetStreamAsync("/api/live"));

        Assert.False((await page.NextAsync()).Live);
        Assert.True((await http.GetAsync("/api/photos")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task a_page_whose_connection_was_lost_hears_what_it_missed()
    {
        await using var page = await LivePage.OpenAsync(studio.Http);
        var before = await studio.UploadAsync("before.jpg", TestPictures.Jpeg(40, 30));
        await page.UntilAsync(before.Id, "received");
        await using var other = await LivePage.OpenAsync(studio.Http);
        var missed = await studio.UploadAsync("missed.jpg", TestPictures.Jpeg(40, 30));
        await other.UntilAsync(missed.Id, "received");

        await using var back = await LivePage.ReopenAsync(studio.Http, page.LastId);
        await using var stranger = await LivePage.ReopenAsync(studio.Http, "somewhere-1");

        Assert.Equal("hello", (await back.NextAsync()).Kind);
        Assert.Equal(missed.Id, (await back.NextAsync()).Id);
        await stranger.NextAsync("resync");
    }

    private async Task<List<string>> QueuesAsync() => (await studio.Sqs.ListQueuesAsync("studio-uploads-live-")).QueueUrls ?? [];

    private async Task<string> MakeQueueAsync(string name, DateTimeOffset seen)
    {
        var request = new CreateQueueRequest(name) { Tags = new() { [LiveQueue.SeenTag] = $"{seen.ToUnixTimeSeconds()}" } };
        return (await studio.Sqs.CreateQueueAsync(request)).QueueUrl;
    }
}
