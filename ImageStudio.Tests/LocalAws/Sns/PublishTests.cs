using System.Text.Json;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.Tests.LocalAws.Sns;

public sealed class PublishTests
{
    private static readonly DeliverySource Bucket = new("s3.amazonaws.com", Arn.Of("s3", "", "", "photos"), EmulatedAws.Account);

    [Fact]
    public async Task Publish_ToQueues_ArrivesInTheEnvelopeOrRaw()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var (wrapped, raw) = (await aws.CreateQueueForTopicAsync("wrapped", topic), await aws.CreateQueueForTopicAsync("raw", topic));
        await SubscribeAsync(aws, topic, "wrapped");
        await SubscribeAsync(aws, topic, "raw", ("RawMessageDelivery", "true"));

        var id = (await aws.Sns.PublishAsync(new PublishRequest(topic, "Grüße <b>", "Subject")
        {
            MessageAttributes = new()
            {
                ["kind"] = new() { DataType = "String", StringValue = "photo" },
                ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
            },
        })).MessageId;

        using var envelope = JsonDocument.Parse(Assert.Single(await aws.ReceiveAsync(wrapped)).Body);
        Assert.Equal(
            ["Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL", "MessageAttributes"],
            envelope.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(id, envelope.RootElement.GetProperty("MessageId").GetString());
        Assert.Equal("Grüße <b>", envelope.RootElement.GetProperty("Message").GetString());
        Assert.Equal("2026-01-02T03:04:05.000Z", envelope.RootElement.GetProperty("Timestamp").GetString());
        Assert.Equal("""{"Type":"Binary","Value":"AQID"}""", envelope.RootElement.GetProperty("MessageAttributes").GetProperty("raw").GetRawText());
        var bare = Assert.Single(await aws.ReceiveAsync(raw));
        Assert.Equal(("Grüße <b>", "photo"), (bare.Body, bare.MessageAttributes["kind"].StringValue));
    }

    [Fact]
    public async Task Publish_QueueLetsNobodyIn_GoesToTheSubscriptionsDeadLetters()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var closed = await aws.CreateQueueAsync("closed");
        var dead = await aws.CreateQueueForTopicAsync("dead", topic);
        await SubscribeAsync(aws, topic, "closed", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{EmulatedAws.QueueArn("dead")}}"}"""), ("RawMessageDelivery", "true"));

        await aws.Sns.PublishAsync(topic, "hello");

        Assert.Empty(await aws.ReceiveAsync(closed));
        Assert.Equal("hello", Assert.Single(await aws.ReceiveAsync(dead)).Body);
    }

    [Fact]
    public async Task FilterPolicy_OnAttributesOrBody_LetsOnlyMatchingMessagesThrough()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var (large, failed) = (await aws.CreateQueueForTopicAsync("large", topic), await aws.CreateQueueForTopicAsync("failed", topic));
        await SubscribeAsync(aws, topic, "large", ("RawMessageDelivery", "true"), ("FilterPolicy", """{"size":[{"numeric":[">",100]}]}"""));
        await SubscribeAsync(aws, topic, "failed", ("RawMessageDelivery", "true"), ("FilterPolicyScope", "MessageBody"), ("FilterPolicy", """{"result":{"state":["failed"]}}"""));

        await PublishAsync(aws, topic, """{"result":{"state":"failed"}}""", size: 1);
        await PublishAsync(aws, topic, """{"result":{"state":"done"}}""", size: 101);

        Assert.Equal("""{"result":{"state":"done"}}""", Assert.Single(await aws.ReceiveAsync(large)).Body);
        Assert.Equal("""{"result":{"state":"failed"}}""", Assert.Single(await aws.ReceiveAsync(failed)).Body);
    }

    [Fact]
    public async Task DeliveryFromS3_NeedsThePolicyOfTheTopic()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topics = aws.Service<ITopicDelivery>();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        Assert.True(Arn.TryParse(topic, out var arn));
        var queue = await aws.CreateQueueForTopicAsync("work", topic);
        await SubscribeAsync(aws, topic, "work", ("RawMessageDelivery", "true"));

        Assert.Equal(DeliveryResult.NoSuchTarget, topics.Check(arn with { Resource = "other" }, Bucket));
        Assert.Equal(DeliveryResult.AccessDenied, topics.Check(arn, Bucket));
        await aws.Sns.SetTopicAttributesAsync(topic, "Policy", $$"""
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sns:Publish","Resource":"{{topic}}","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::photos"} } }]}
            """);
        Assert.Equal(DeliveryResult.AccessDenied, topics.Check(arn, Bucket with { SourceArn = Arn.Of("s3", "", "", "others") }));
        Assert.Equal(DeliveryResult.Delivered, await topics.PublishAsync(arn, new TopicPublication("event"), Bucket, CancellationToken.None));

        Assert.Equal("event", Assert.Single(await aws.ReceiveAsync(queue)).Body);
    }

    [Fact]
    public async Task MessageStructureJson_GivesEachProtocolItsOwnText()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var queue = await aws.CreateQueueForTopicAsync("work", topic);
        await SubscribeAsync(aws, topic, "work", ("RawMessageDelivery", "true"));

        await aws.Sns.PublishAsync(new PublishRequest(topic, """{"default":"for all","sqs":"for queues"}""") { MessageStructure = "json" });
        await Assert.ThrowsAsync<InvalidParameterException>(() => aws.Sns.PublishAsync(new PublishRequest(topic, """{"sqs":"x"}""") { MessageStructure = "json" }));

        Assert.Equal("for queues", Assert.Single(await aws.ReceiveAsync(queue)).Body);
    }

    private static Task<SubscribeResponse> SubscribeAsync(EmulatedAws aws, string topic, string queue, params (string Name, string Value)[] attributes) =>
        aws.Sns.SubscribeAsync(new SubscribeRequest(topic, "sqs", EmulatedAws.QueueArn(queue)) { Attributes = attributes.ToDictionary(a => a.Name, a => a.Value) });

    private static Task<PublishResponse> PublishAsync(EmulatedAws aws, string topic, string message, int size) =>
        aws.Sns.PublishAsync(new PublishRequest(topic, message) { MessageAttributes = new() { ["size"] = new() { DataType = "Number", StringValue = $"{size}" } } });
}
