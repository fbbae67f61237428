using System.Text.Json;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Sns;

public sealed class FifoTopicTests
{
    [Fact]
    public async Task Publish_ToFifoQueue_KeepsOrder_CarriesGroupIdAndNumber_AndIsNotSigned()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = await CreateAsync(aws, "events.fifo", ("ContentBasedDeduplication", "True"));
        var queue = await SubscribedAsync(aws, topic, "work.fifo");

        var first = await PublishAsync(aws, topic, "1");
        var batch = await aws.Sns.PublishBatchAsync(new PublishBatchRequest
        {
            TopicArn = topic,
            PublishBatchRequestEntries = [.. Enumerable.Range(2, 8).Select(i => new PublishBatchRequestEntry { Id = $"{i}", Message = $"{i}", MessageGroupId = "g" })],
        });

        var received = await aws.ReceiveAsync(queue);
        using var envelope = JsonDocument.Parse(received[0].Body);
        Assert.Equal(["Type", "MessageId", "SequenceNumber", "TopicArn", "Message", "Timestamp", "UnsubscribeURL"], envelope.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(first.SequenceNumber, envelope.RootElement.GetProperty("SequenceNumber").GetString());
        Assert.Equal(("g", "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"), (received[0].Attributes["MessageGroupId"], received[0].Attributes["MessageDeduplicationId"]));
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"{i}"), received.Select(m => JsonDocument.Parse(m.Body).RootElement.GetProperty("Message").GetString()));
        string[] numbers = [first.SequenceNumber, .. batch.Successful.Select(s => s.SequenceNumber)];
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
    }

    [Theory]
    [InlineData("Topic", 1)]
    [InlineData("MessageGroup", 2)]
    public async Task Publish_SameIdInAnotherGroup_IsADuplicate_UnlessTheScopeIsTheGroup(string scope, int expected)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = await CreateAsync(aws, "events.fifo", ("FifoThroughputScope", scope));
        var queue = await aws.CreateQueueForTopicAsync("work", topic);
        await aws.Sns.SubscribeAsync(topic, "sqs", EmulatedAws.QueueArn("work"));

        await PublishAsync(aws, topic, "1", "same", "a");
        await PublishAsync(aws, topic, "2", "same", "b");

        var received = await aws.ReceiveAsync(queue);
        Assert.Equal(expected, received.Count);
        Assert.DoesNotContain("MessageGroupId", received[0].Attributes.Keys);
    }

    [Fact]
    public async Task Publish_AgainAfterARestart_IsADuplicate_UntilFiveMinutesAreOver()
    {
        using var folder = new TemporaryFolder();
        void OnDisk(LocalAwsOptions options) => (options.Persistence, options.DataDirectory) = (Persistence.Disk, folder.Path);
        var clock = new ManualTimeProvider();
        string topic;
        PublishResponse first;
        await using (var before = await EmulatedAws.StartAsync(OnDisk, clock))
        {
            topic = await CreateAsync(before, "events.fifo");
            await before.CreateQueueForTopicAsync("work", topic);
            await before.Sns.SubscribeAsync(topic, "sqs", EmulatedAws.QueueArn("work"));
            first = await PublishAsync(before, topic, "1", "same");
        }

        await using var after = await EmulatedAws.StartAsync(OnDisk, clock);
        var again = await PublishAsync(after, topic, "2", "same");
        clock.Advance(TimeSpan.FromMinutes(5));
        var late = await PublishAsync(after, topic, "3", "same");

        Assert.Equal((first.MessageId, first.SequenceNumber), (again.MessageId, again.SequenceNumber));
        Assert.True(string.CompareOrdinal(first.SequenceNumber, late.SequenceNumber) < 0);
        Assert.Equal(2, (await after.ReceiveAsync((await after.Sqs.GetQueueUrlAsync("work")).QueueUrl)).Count);
    }

    [Fact]
    public async Task StandardTopic_PassesTheGroupToStandardQueues()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("events")).TopicArn;
        var queue = await aws.CreateQueueForTopicAsync("work", topic);
        await aws.Sns.SubscribeAsync(topic, "sqs", EmulatedAws.QueueArn("work"));

        await aws.Sns.PublishAsync(new PublishRequest(topic, "1") { MessageGroupId = "tenant" });

        Assert.Equal("tenant", Assert.Single(await aws.ReceiveAsync(queue)).Attributes["MessageGroupId"]);
    }

    [Fact]
    public async Task WhatDoesNotFitTheType_IsRefused_InAwssWords()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var fifo = await CreateAsync(aws, "events.fifo");
        var standard = (await aws.Sns.CreateTopicAsync("events")).TopicArn;
        var redrive = new Dictionary<string, string> { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{EmulatedAws.QueueArn("dead")}}"}""" };

        (string Expected, Func<Task> Call)[] cases =
        [
            ("Invalid parameter: Topic Name", () => CreateAsync(aws, "no-suffix")),
            ("Invalid parameter: Topic Name", () => aws.Sns.CreateTopicAsync("standard.fifo")),
            ("Invalid parameter: AttributeName", () => aws.Sns.SetTopicAttributesAsync(fifo, "FifoTopic", "false")),
            ("Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics", () => aws.Sns.SubscribeAsync(standard, "sqs", EmulatedAws.QueueArn("work.fifo"))),
            ("Invalid parameter: Invalid protocol type: email", () => aws.Sns.SubscribeAsync(fifo, "email", "a@example.com")),
            ("Invalid parameter: Attributes Reason: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.", () => aws.Sns.SubscribeAsync(new SubscribeRequest(fifo, "sqs", EmulatedAws.QueueArn("work.fifo")) { Attributes = redrive })),
            ("Invalid parameter: The MessageGroupId parameter is required for FIFO topics", () => aws.Sns.PublishAsync(fifo, "x")),
            ("Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly", () => PublishAsync(aws, fifo, "x")),
            ("Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type", () => PublishAsync(aws, standard, "x", "id")),
        ];

        foreach (var (expected, call) in cases)
            Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidParameterException>(call)).Message);
        var shown = (await aws.Sns.GetTopicAttributesAsync(fifo)).Attributes;
        Assert.Equal(("true", "false"), (shown["FifoTopic"], shown["ContentBasedDeduplication"]));
    }

    private static async Task<string> CreateAsync(EmulatedAws aws, string name, params (string Name, string Value)[] attributes) =>
        (await aws.Sns.CreateTopicAsync(new CreateTopicRequest(name) { Attributes = attributes.Append(("FifoTopic", "true")).ToDictionary(a => a.Item1, a => a.Item2) })).TopicArn;

    private static async Task<string> SubscribedAsync(EmulatedAws aws, string topic, string name)
    {
        var queue = await aws.CreateQueueForTopicAsync(name, topic, ("FifoQueue", "true"));
        await aws.Sns.SubscribeAsync(topic, "sqs", EmulatedAws.QueueArn(name));
        return queue;
    }

    private static Task<PublishResponse> PublishAsync(EmulatedAws aws, string topic, string message, string? id = null, string group = "g") =>
        aws.Sns.PublishAsync(new PublishRequest(topic, message) { MessageGroupId = group, MessageDeduplicationId = id });
}
