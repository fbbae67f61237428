using Amazon.SimpleNotificationService.Model;
using ImageStudio.LocalAws;
using ImageStudio.LocalAws.Sns.Http;
using ImageStudio.LocalAws.Sns.Http.Policies;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Workers.Fakes;

namespace ImageStudio.Tests.LocalAws.Sns.Http;

public sealed class RetryTests
{
    private const string TwoRetries = """{"healthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":9,"numRetries":2}}""";

    [Fact]
    public async Task Endpoint_IsInTrouble_IsTriedByThePolicy_ThenTheMessageIsADeadLetter()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("notes")).TopicArn;
        var dead = await aws.CreateQueueForTopicAsync("dead", topic);
        await aws.SubscribeAsync(topic, endpoint, ("DeliveryPolicy", TwoRetries), Redrive("dead"));
        endpoint.Status = 503;

        await aws.Sns.PublishAsync(topic, "hello");
        await endpoint.NextAsync();
        await PostponedAsync(aws, attempts: 1);
        aws.Clock.Advance(TimeSpan.FromSeconds(5));
        await endpoint.NextAsync();
        await PostponedAsync(aws, attempts: 2);
        aws.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.True(endpoint.IsEmpty);
        aws.Clock.Advance(TimeSpan.FromSeconds(1));
        await endpoint.NextAsync();
        await Eventually.TrueAsync(() => aws.Service<HttpOutbox>().Deliveries.Count == 0, "the message is given up");

        Assert.Contains("\"Message\":\"hello\"", Assert.Single(await aws.ReceiveAsync(dead)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Endpoint_DoesNotWantIt_IsNotAskedAgain_NorFollowedElsewhere(int status)
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("notes")).TopicArn;
        var dead = await aws.CreateQueueForTopicAsync("dead", topic);
        await aws.SubscribeAsync(topic, endpoint, Redrive("dead"), ("RawMessageDelivery", "true"));
        endpoint.Status = status;

        await aws.Sns.PublishAsync(topic, "hello");
        await endpoint.NextAsync();
        await Eventually.TrueAsync(() => aws.Service<HttpOutbox>().Deliveries.Count == 0, "the message is given up");

        Assert.True(endpoint.IsEmpty);
        Assert.Equal("hello", Assert.Single(await aws.ReceiveAsync(dead)).Body);
    }

    [Fact]
    public async Task Restart_GoesOnWithWhatIsOnItsWay_UnderTheSameKey()
    {
        using var folder = new TemporaryFolder();
        void OnDisk(LocalAwsOptions options) => (options.Persistence, options.DataDirectory) = (Persistence.Disk, folder.Path);
        var clock = new ManualTimeProvider();
        await using var endpoint = await Endpoint.StartAsync();
        string certificate;
        await using (var before = await EmulatedAws.StartAsync(OnDisk, clock))
        {
            var topic = (await before.Sns.CreateTopicAsync("notes")).TopicArn;
            await before.SubscribeAsync(topic, endpoint, ("DeliveryPolicy", TwoRetries));
            endpoint.Status = 500;
            await before.Sns.PublishAsync(topic, "hello");
            certificate = (await endpoint.NextAsync()).Json("SigningCertURL").Split('/')[^1];
            await PostponedAsync(before, attempts: 1);
        }

        endpoint.Status = 200;
        await using var after = await EmulatedAws.StartAsync(OnDisk, clock);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("hello", (await endpoint.NextAsync()).Json("Message"));
        await Eventually.TrueAsync(() => after.Service<HttpOutbox>().Deliveries.Count == 0, "the message is delivered");
        await after.Sns.PublishAsync($"arn:aws:sns:{EmulatedAws.Region}:{EmulatedAws.Account}:notes", "again");

        Assert.Equal(certificate, (await endpoint.NextAsync()).Json("SigningCertURL").Split('/')[^1]);
    }

    [Fact]
    public async Task Policies_AreShownWithWhatHolds_AndRefusedWhereTheyAreNotValid()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await using var endpoint = await Endpoint.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("notes")).TopicArn;
        await aws.Sns.SetTopicAttributesAsync(topic, "DeliveryPolicy", """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":6,"numRetries":1},"disableSubscriptionOverrides":false}}""");
        var subscription = await aws.SubscribeWithoutConfirmingAsync(topic, endpoint, ("DeliveryPolicy", """{"throttlePolicy":{"maxReceivesPerSecond":10}}"""));

        var ofTopic = (await aws.Sns.GetTopicAttributesAsync(topic)).Attributes["EffectiveDeliveryPolicy"];
        var own = (await aws.Sns.GetSubscriptionAttributesAsync(subscription)).Attributes;
        var refused = await Assert.ThrowsAsync<InvalidParameterException>(() => aws.Sns.SetSubscriptionAttributesAsync(subscription, "DeliveryPolicy", """{"healthyRetryPolicy":{"numRetries":101}}"""));

        const string Retry = """{"minDelayTarget":5,"maxDelayTarget":6,"numRetries":1,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"}""";
        Assert.Equal($$$$"""{"http":{"defaultHealthyRetryPolicy":{{{{Retry}}}},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}""", ofTopic);
        Assert.Equal("""{"healthyRetryPolicy":null,"sicklyRetryPolicy":null,"throttlePolicy":{"maxReceivesPerSecond":10},"requestPolicy":null,"guaranteed":false}""", own["DeliveryPolicy"]);
        Assert.Equal($$$$"""{"healthyRetryPolicy":{{{{Retry}}}},"sicklyRetryPolicy":null,"throttlePolicy":{"maxReceivesPerSecond":10},"requestPolicy":{"headerContentType":"text/plain; charset=UTF-8"},"guaranteed":false}""", own["EffectiveDeliveryPolicy"]);
        Assert.StartsWith("Invalid parameter: DeliveryPolicy: numRetries", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("arithmetic")]
    [InlineData("geometric")]
    [InlineData("exponential")]
    public void RetryPolicy_GrowsFromTheShortestToTheLongestDelay(string function)
    {
        var policy = new RetryPolicy { MinDelay = 1, MaxDelayTarget = 21, Retries = 9, NoDelayRetries = 2, MinDelayRetries = 1, MaxDelayRetries = 1, Backoff = function };
        var delays = Enumerable.Range(0, 9).Select(retry => policy.DelayBefore(retry)!.Value.TotalSeconds).ToArray();

        Assert.Equal([0, 0, 1, 1], delays[..4]);
        Assert.Equal([21, 21], delays[^2..]);
        Assert.Equal(delays.Order(), delays);
        Assert.Null(policy.DelayBefore(9));
        Assert.Null(policy.Fault());
    }

    [Fact]
    public void Throttle_GivesTurnsEvenlyOverTheSecond()
    {
        var clock = new ManualTimeProvider();
        var throttle = new Throttle(clock);

        Assert.Equal([0, 250, 500], Enumerable.Range(0, 3).Select(_ => throttle.WaitFor("a", 4).TotalMilliseconds));
        Assert.Equal(TimeSpan.Zero, throttle.WaitFor("b", 4));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, throttle.WaitFor("a", 4));
        Assert.Equal(TimeSpan.Zero, throttle.WaitFor("a", null));
    }

    private static (string, string) Redrive(string queue) => ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{EmulatedAws.QueueArn(queue)}}"}""");

    // The clock may be moved on when the loop waits for it.
    private static async Task PostponedAsync(EmulatedAws aws, int attempts)
    {
        await Eventually.TrueAsync(() => aws.Service<HttpOutbox>().Deliveries is [var only] && only.Attempts == attempts, "the failure is noted");
        await Eventually.TrueAsync(() => aws.Clock.ActiveTimers > 0, "the next attempt waits");
    }
}
