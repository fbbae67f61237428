using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Web.DeadLetters;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.Web.DeadLetters;

[Collection(StudioCollection.Name)]
public sealed class DeadLetterTests(StudioServer studio)
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task a_dead_letter_tells_which_photo_it_is_about_and_why_it_is_dead()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        var photo = await studio.UploadAsync("Müll & Co.jpg", TestPictures.Jpeg(40, 30));
        await studio.FailAsync(photo, Rendition.Thumbnail, "The picture could not be processed after 5 attempts.");
        var id = await dead.KillAsync("Thumbnail", Uploaded(photo.Key));
        await dead.KillAsync("Notifier", Uploaded(photo.Key), $"00-{Trace}-b7ad6b7169203331-01");

        var letters = await dead.ListAsync("Thumbnail");
        var letter = Assert.Single(letters.Messages);
        var mail = Assert.Single((await dead.ListAsync("Notifier")).Messages);

        Assert.Equal(1, letters.Count);
        Assert.Equal((id, photo.Key, "Müll & Co.jpg", photo.Url), (letter.Id, letter.Key, letter.Name, letter.PhotoUrl));
        Assert.Equal("The picture could not be processed after 5 attempts.", letter.Reason);
        Assert.True(letter.Receives > 1 && TimeProvider.System.GetUtcNow() - letter.Sent < TimeSpan.FromMinutes(5), $"{letter}");
        Assert.Equal("The mail about this photo could not be sent.", mail.Reason);
    }

    [Fact]
    public async Task what_nobody_understands_and_what_is_no_more_is_told_apart()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        var photo = await studio.UploadAsync("made-meanwhile.jpg", TestPictures.Jpeg(40, 30));
        await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        await dead.KillAsync("Thumbnail", "no JSON", $"00-{Trace}-b7ad6b7169203331-01");
        await dead.KillAsync("Thumbnail", Uploaded("ingest/gone.jpg"));
        await dead.KillAsync("Thumbnail", Uploaded("ingest/x.jpg", bucket: "somebody-elses"));
        await dead.KillAsync("Thumbnail", Uploaded(photo.Key));

        var letters = (await dead.ListAsync("Thumbnail")).Messages;

        Assert.StartsWith("Nobody understands this message.", letters[0].Reason, StringComparison.Ordinal);
        Assert.Equal((Trace, null), (letters[0].TraceId, letters[0].Key));
        Assert.Equal(("ingest/gone.jpg", null), (letters[1].Key, letters[1].PhotoUrl));
        Assert.StartsWith("The photo was deleted", letters[1].Reason, StringComparison.Ordinal);
        Assert.Null(letters[2].Key);
        Assert.StartsWith("The thumbnail version is there by now", letters[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task looking_hides_and_loses_nothing_however_many_look_and_however_often()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        for (var i = 0; i < 23; i++) await dead.KillAsync("Thumbnail", $"poison {i}");

        var looks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => dead.ListAsync("Thumbnail")));

        Assert.All(looks, look => Assert.Equal((23, 23), (look.Count, look.Messages.Select(letter => letter.Id).Distinct().Count())));
        Assert.Equal(10, (await dead.ReceiveAsync(dead.Queues["Thumbnail"].Dead)).Count);
        var part = Assert.Single(await StudioServer.ReadAsync<DeadLetterList[]>(await dead.Http.GetAsync("/api/dead-letters?limit=2")), list => list.Queue == "thumbnail");
        Assert.Equal((23, 2), (part.Count, part.Messages.Count));
    }

    [Fact]
    public async Task a_queue_is_not_looked_into_where_looking_would_move_its_messages_on()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        await dead.KillAsync("Thumbnail", "poison");
        var last = (await studio.Sqs.GetQueueAttributesAsync(dead.Queues["Notifier"].Dead, ["QueueArn"])).QueueARN;
        await studio.Sqs.SetQueueAttributesAsync(dead.Queues["Thumbnail"].Dead, new() { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{last}}","maxReceiveCount":100}""" });

        var letters = await dead.ListAsync("Thumbnail");

        Assert.Equal((1, 0), (letters.Count, letters.Messages.Count));
        Assert.Equal("2", Assert.Single(await dead.ReceiveAsync(dead.Queues["Thumbnail"].Dead)).Attributes["ApproximateReceiveCount"]);
    }

    [Theory]
    [InlineData("/api/dead-letters/thumbnail/redrive", false)]
    [InlineData("/api/dead-letters/redrive", false)]
    [InlineData("/api/dead-letters/redrive", true)]
    public async Task all_dead_letters_go_back_whether_or_not_sqs_moves_them(string path, bool oneByOne)
    {
        var dead = await DeadLetterStudio.StartAsync(studio, oneByOne ? sqs => new WithoutMoveTasks(sqs) : null);
        await dead.KillAsync("Thumbnail", "first", $"00-{Trace}-b7ad6b7169203331-01");
        await studio.Sqs.SendMessageAsync(dead.Queues["Thumbnail"].Dead, "put there by hand");

        using var answer = await dead.Http.PostAsync(path, null);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var back = new List<Message>();
        while (back.Count < 2) back.AddRange(await dead.ReceiveAsync(dead.Queues["Thumbnail"].Queue, waitSeconds: 5) is { Count: > 0 } some ? some : throw new TimeoutException($"{back.Count} came back."));
        Assert.Equal(["first", "put there by hand"], back.Select(message => message.Body).Order());
        Assert.Contains(Trace, back.Single(message => message.Body == "first").MessageAttributes["traceparent"].StringValue, StringComparison.Ordinal);
        Assert.Empty((await dead.ListAsync("Thumbnail")).Messages);
    }

    [Fact]
    public async Task one_is_sent_back_another_discarded_and_the_others_stay()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        await dead.KillAsync("Notifier", "stays");
        var back = await dead.KillAsync("Notifier", "goes back");
        var gone = await dead.KillAsync("Notifier", "goes");

        using var redriven = await dead.Http.PostAsync($"/api/dead-letters/notifier/{back}/redrive", null);
        using var discarded = await dead.Http.DeleteAsync($"/api/dead-letters/notifier/{gone}");
        using var again = await dead.Http.DeleteAsync($"/api/dead-letters/notifier/{gone}");
        using var nowhere = await dead.Http.PostAsync("/api/dead-letters/none/redrive", null);

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [redriven.StatusCode, discarded.StatusCode, again.StatusCode, nowhere.StatusCode]);
        Assert.Equal("application/problem+json", nowhere.Content.Headers.ContentType?.MediaType);
        Assert.Equal("goes back", Assert.Single(await dead.ReceiveAsync(dead.Queues["Notifier"].Queue)).Body);
        Assert.Equal("stays", Assert.Single(await dead.ReceiveAsync(dead.Queues["Notifier"].Dead)).Body);
    }

    [Fact]
    public async Task how_many_there_are_is_told_without_receiving_any()
    {
        var dead = await DeadLetterStudio.StartAsync(studio);
        for (var i = 0; i < 3; i++) await dead.KillAsync("Thumbnail", $"poison {i}");

        using var answer = await dead.Http.GetAsync("/api/dead-letters/count");
        var counts = await StudioServer.ReadAsync<DeadLetterCount[]>(answer);

        Assert.Equal([new("notifier", 0), new("thumbnail", 3)], counts.Where(count => count.Queue is "thumbnail" or "notifier").OrderBy(count => count.Queue));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.All(await dead.ReceiveAsync(dead.Queues["Thumbnail"].Dead), message => Assert.Equal("2", message.Attributes["ApproximateReceiveCount"]));
    }

    [Fact]
    public async Task what_a_stranger_wrote_into_a_key_is_only_data()
    {
        const string key = "ingest/\"><img src=x onerror=alert(1)>/'); DROP\u202Egpj.<b>exe";
        await studio.PutAsync(key);
        var dead = await DeadLetterStudio.StartAsync(studio);
        await dead.KillAsync("Thumbnail", Uploaded(key));

        using var answer = await dead.Http.GetAsync("/api/dead-letters");
        var letter = Assert.Single((await StudioServer.ReadAsync<DeadLetterList[]>(answer)).Single(list => list.Queue == "thumbnail").Messages);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(key, letter.Key);
        Assert.DoesNotContain('\u202E', letter.Name!);
        Assert.Matches("^/api/photos/[A-Za-z0-9_-]+$", letter.PhotoUrl);
    }

    [Fact]
    public async Task other_sites_cannot_send_back_or_discard_and_nobody_keeps_the_list()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dead-letters/redrive") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        using var refused = await studio.Http.SendAsync(request);
        using var list = await studio.Http.GetAsync("/api/dead-letters");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.True(list.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public void a_queue_that_nothing_could_be_sent_back_to_is_named_at_the_start()
    {
        var options = new DeadLetterOptions();
        options.Read(new ConfigurationBuilder().AddInMemoryCollection([new("PosterDeadLetterQueueUrl", "http://localhost/1/poster-dead")]).Build());

        Assert.Contains("AWS:Resources:PosterQueueUrl is not set", new DeadLetterOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    internal static string Uploaded(string key, string bucket = StudioServer.Bucket) => Bodies.Of(new S3Event("ObjectCreated:Put", bucket, key, "e", "", 1, default));

    /// <summary>An endpoint that has never heard of move tasks.</summary>
    private sealed class WithoutMoveTasks(IAmazonSQS other)
        : AmazonSQSClient(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = other.Config.ServiceURL, AuthenticationRegion = "us-east-1" })
    {
        public override Task<StartMessageMoveTaskResponse> StartMessageMoveTaskAsync(StartMessageMoveTaskRequest request, CancellationToken cancellationToken = default) =>
            throw new AmazonSQSException("What is that?", ErrorType.Sender, "InvalidAction", "", HttpStatusCode.BadRequest);
    }
}
