using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>The SQS client against an independent server.</summary>
public sealed class SqsClientTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [RequiresToolFact(MotoServer.ToolName)]
    public async Task SendMessage_WithAttributes_ComesBackUnchangedAndVerified()
    {
        using var sqs = Client();
        var queueUrl = (await sqs.CreateQueueAsync("round-trip")).QueueUrl;

        var sent = await sqs.SendMessageAsync(new SendMessageRequest(queueUrl, "Grüße, <b>&\"'</b> \u2603")
        {
            MessageAttributes = new()
            {
                ["traceparent"] = new() { DataType = "String", StringValue = "00-abc-def-01" },
                ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 1, 254, 255]) },
                ["count"] = new() { DataType = "Number", StringValue = "42" },
            },
        });
        var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl)
        {
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = [MessageSystemAttributeName.ApproximateReceiveCount, "SentTimestamp"],
        });

        var message = Assert.Single(received.Messages);
        Assert.Equal(sent.MessageId, message.MessageId);
        Assert.Equal("Grüße, <b>&\"'</b> \u2603", message.Body);
        Assert.Equal("00-abc-def-01", message.MessageAttributes["traceparent"].StringValue);
        Assert.Equal([0, 1, 254, 255], message.MessageAttributes["raw"].BinaryValue.ToArray());
        Assert.Equal("42", message.MessageAttributes["count"].StringValue);
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.NotEmpty(sent.MD5OfMessageAttributes);
        Assert.NotEmpty(received.ResponseMetadata.RequestId);
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Receive_EmptyQueue_HasNoCollection()
    {
        using var sqs = Client();
        var queueUrl = (await sqs.CreateQueueAsync("empty")).QueueUrl;

        Assert.Null((await sqs.ReceiveMessageAsync(queueUrl)).Messages);
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Batches_PartlyRefused_TellWhichEntries()
    {
        using var sqs = Client();
        var queueUrl = (await sqs.CreateQueueAsync("batches")).QueueUrl;

        var sent = await sqs.SendMessageBatchAsync(queueUrl, [new("a", "first"), new("b", "second")]);
        var messages = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10 })).Messages;
        var hidden = await sqs.ChangeMessageVisibilityBatchAsync(queueUrl, [new("a", messages[0].ReceiptHandle) { VisibilityTimeout = 60 }]);
        var deleted = await sqs.DeleteMessageBatchAsync(queueUrl, [new("a", messages[0].ReceiptHandle), new("b", "nonsense")]);

        Assert.Equal(["a", "b"], sent.Successful.Select(entry => entry.Id));
        Assert.Equal("a", Assert.Single(hidden.Successful).Id);
        Assert.Equal("a", Assert.Single(deleted.Successful).Id);
        Assert.Equal("b", Assert.Single(deleted.Failed).Id);
        Assert.True(deleted.Failed[0].SenderFault);
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Queue_Lifecycle_ReadsWhatWasSet()
    {
        using var sqs = Client();
        var deadLetters = (await sqs.CreateQueueAsync("lifecycle-dlq")).QueueUrl;
        var deadLetterArn = (await sqs.GetQueueAttributesAsync(deadLetters, ["QueueArn"])).QueueARN;
        var queueUrl = (await sqs.CreateQueueAsync(new CreateQueueRequest("lifecycle")
        {
            Attributes = new()
            {
                [QueueAttributeName.VisibilityTimeout] = "77",
                [QueueAttributeName.RedrivePolicy] = $$"""{"deadLetterTargetArn":"{{deadLetterArn}}","maxReceiveCount":"5"}""",
            },
            Tags = new() { ["purpose"] = "test" },
        })).QueueUrl;
        await sqs.SetQueueAttributesAsync(queueUrl, new() { ["DelaySeconds"] = "3" });
        await sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = queueUrl, Tags = new() { ["more"] = "yes" } });

        var attributes = await sqs.GetQueueAttributesAsync(queueUrl, ["All"]);
        var tags = (await sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = queueUrl })).Tags;
        var sources = await sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = deadLetters });
        var found = await sqs.ListQueuesAsync("lifecycle");

        Assert.Equal(77, attributes.VisibilityTimeout);
        Assert.Equal(3, attributes.DelaySeconds);
        Assert.EndsWith(":lifecycle", attributes.QueueARN, StringComparison.Ordinal);
        Assert.Equal(["more", "purpose"], tags.Keys.Order());
        Assert.Equal([queueUrl], sources.QueueUrls);
        Assert.Equal(2, found.QueueUrls.Count);
        Assert.Equal(queueUrl, (await sqs.GetQueueUrlAsync("lifecycle")).QueueUrl);
        await sqs.PurgeQueueAsync(queueUrl);
        await sqs.DeleteQueueAsync(queueUrl);
        Assert.Equal([deadLetters], (await sqs.ListQueuesAsync("lifecycle")).QueueUrls);
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Errors_OfTheService_BecomeTypedExceptionsWithQueryCodes()
    {
        using var sqs = Client();

        var missing = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync("nowhere"));
        var queueUrl = (await sqs.CreateQueueAsync("errors")).QueueUrl;
        var receipt = await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => sqs.DeleteMessageAsync(queueUrl, "nonsense"));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", missing.ErrorCode);
        Assert.Equal(ErrorType.Sender, missing.ErrorType);
        Assert.NotEmpty(missing.RequestId);
        Assert.Equal("ReceiptHandleIsInvalid", receipt.ErrorCode);
    }

    private AmazonSQSClient Client() =>
        new(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = moto.Url, AuthenticationRegion = "eu-west-1" });
}
