using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Tests.Fixtures;
using MessageAttributeValue = Amazon.SimpleNotificationService.Model.MessageAttributeValue;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>The SNS client against an independent server.</summary>
public sealed class SnsClientTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Publish_RawDelivery_ReachesTheQueueWithAttributes()
    {
        using var sns = Client();
        using var sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = moto.Url, AuthenticationRegion = "eu-west-1" });
        var topicArn = (await sns.CreateTopicAsync("raw")).TopicArn;
        var queueUrl = (await sqs.CreateQueueAsync("raw")).QueueUrl;
        var subscriptionArn = await sns.SubscribeQueueAsync(topicArn, sqs, queueUrl);
        await sns.SetSubscriptionAttributesAsync(subscriptionArn, "RawMessageDelivery", "true");

        var published = await sns.PublishAsync(new PublishRequest(topicArn, "Grüße & <ende>")
        {
            MessageAttributes = new()
            {
                ["traceparent"] = new MessageAttributeValue { DataType = "String", StringValue = "00-abc-def-01" },
                ["count"] = new MessageAttributeValue { DataType = "Number", StringValue = "42" },
            },
        });
        var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl) { MessageAttributeNames = ["All"] });

        var message = Assert.Single(received.Messages);
        Assert.NotEmpty(published.MessageId);
        Assert.Equal("Grüße & <ende>", message.Body);
        Assert.Equal("00-abc-def-01", message.MessageAttributes["traceparent"].StringValue);
        Assert.Equal("42", message.MessageAttributes["count"].StringValue);
        Assert.Contains(topicArn, (await sqs.GetQueueAttributesAsync(queueUrl, ["Policy"])).Policy, StringComparison.Ordinal);
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task PublishBatch_TwoEntries_ReportsEach()
    {
        using var sns = Client();
        var topicArn = (await sns.CreateTopicAsync("batch")).TopicArn;

        var result = await sns.PublishBatchAsync(new PublishBatchRequest
        {
            TopicArn = topicArn,
            PublishBatchRequestEntries =
            [
                new() { Id = "a", Message = "first", Subject = "one" },
                new() { Id = "b", Message = "second", MessageAttributes = new() { ["n"] = new() { DataType = "Number", StringValue = "2" } } },
            ],
        });

        Assert.Equal(["a", "b"], result.Successful.Select(entry => entry.Id));
        Assert.All(result.Successful, entry => Assert.NotEmpty(entry.MessageId));
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Topic_Lifecycle_ReadsWhatWasSet()
    {
        using var sns = Client();
        var topicArn = (await sns.CreateTopicAsync(new CreateTopicRequest("lifecycle")
        {
            Attributes = new() { ["DisplayName"] = "Photos" },
            Tags = [new Tag { Key = "purpose", Value = "test" }],
        })).TopicArn;
        await sns.SetTopicAttributesAsync(topicArn, "DisplayName", "Bilder & mehr");
        await sns.TagResourceAsync(new TagResourceRequest { ResourceArn = topicArn, Tags = [new Tag { Key = "more", Value = "yes" }] });
        var subscription = await sns.SubscribeAsync(new SubscribeRequest(topicArn, "email", "someone@example.com") { ReturnSubscriptionArn = true });

        var attributes = (await sns.GetTopicAttributesAsync(topicArn)).Attributes;
        var tags = (await sns.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = topicArn })).Tags;
        var listed = Assert.Single((await sns.ListSubscriptionsByTopicAsync(topicArn)).Subscriptions);

        Assert.Equal("Bilder & mehr", attributes["DisplayName"]);
        Assert.Equal(["more", "purpose"], tags.Select(tag => tag.Key).Order());
        Assert.Equal(("email", "someone@example.com", topicArn), (listed.Protocol, listed.Endpoint, listed.TopicArn));
        Assert.Equal(topicArn, (await sns.FindTopicAsync("lifecycle")).TopicArn);
        await sns.UnsubscribeAsync(subscription.SubscriptionArn);
        await sns.DeleteTopicAsync(topicArn);
        Assert.Null(await sns.FindTopicAsync("lifecycle"));
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Paginator_OverAllTopics_FindsEachOnce()
    {
        using var sns = Client();
        await Task.WhenAll(Enumerable.Range(0, 105).Select(i => sns.CreateTopicAsync($"page-{i:000}")));

        var names = new List<string>();
        await foreach (var topic in sns.Paginators.ListTopics(new ListTopicsRequest()).Topics) names.Add(topic.TopicArn);

        Assert.Equal(105, names.Count(name => name.Contains(":page-", StringComparison.Ordinal)));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Errors_OfTheService_BecomeTypedExceptions()
    {
        using var sns = Client();

        var missing = await Assert.ThrowsAsync<NotFoundException>(() => sns.GetTopicAttributesAsync("arn:aws:sns:eu-west-1:123456789012:nowhere"));

        Assert.Equal("NotFound", missing.ErrorCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    private AmazonSimpleNotificationServiceClient Client() =>
        new(Credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = moto.Url, AuthenticationRegion = "eu-west-1" });
}
