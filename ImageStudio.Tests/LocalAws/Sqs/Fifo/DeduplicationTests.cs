using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Sqs.Fifo;

public sealed class DeduplicationTests
{
    [Fact]
    public async Task Send_AgainWithinFiveMinutes_IsAnsweredLikeTheFirst_AndArrivesOnce_EvenAfterItsDeletion()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");

        var first = await aws.SendOnceAsync(queue, "one", "same");
        var received = Assert.Single(await aws.ReceiveAsync(queue));
        await aws.Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);
        aws.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        var second = await aws.SendOnceAsync(queue, "two", "same");
        Assert.Empty(await aws.ReceiveAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await aws.SendOnceAsync(queue, "three", "same");

        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        Assert.NotEqual(first.MD5OfMessageBody, second.MD5OfMessageBody);
        Assert.Equal(20, first.SequenceNumber.Length);
        Assert.True(string.CompareOrdinal(first.SequenceNumber, third.SequenceNumber) < 0);
        Assert.Equal("three", Assert.Single(await aws.ReceiveAsync(queue)).Body);
        Assert.Equal(
            ("g", "same", first.SequenceNumber),
            (received.Attributes["MessageGroupId"], received.Attributes["MessageDeduplicationId"], received.Attributes["SequenceNumber"]));
    }

    [Fact]
    public async Task Send_WithoutAnId_IsKnownByTheDigestOfItsBody()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");

        var byContent = await aws.SendOnceAsync(queue, "hello", id: null);
        var byId = await aws.SendOnceAsync(queue, "something else", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

        Assert.Equal(byContent.MessageId, byId.MessageId);
        Assert.Equal("hello", Assert.Single(await aws.ReceiveAsync(queue)).Body);
    }

    [Theory]
    [InlineData("queue", 1)]
    [InlineData("messageGroup", 2)]
    public async Task Send_SameIdInAnotherGroup_IsADuplicate_UnlessTheScopeIsTheGroup(string scope, int expected)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo", ("DeduplicationScope", scope));

        await aws.SendOnceAsync(queue, "one", "same", "a");
        await aws.SendOnceAsync(queue, "two", "same", "b");
        await aws.SendOnceAsync(queue, "three", "same", "a");

        Assert.Equal(expected, (await aws.ReceiveAsync(queue)).Count);
    }

    [Fact]
    public async Task Batch_KeepsTheOrder_AndFindsDuplicatesWithin()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");

        var sent = await aws.Sqs.SendMessageBatchAsync(queue, [Entry("a", "1"), Entry("b", "2"), Entry("c", "1"), Entry("d", "3")]);

        Assert.Equal(sent.Successful[0].MessageId, sent.Successful[2].MessageId);
        Assert.Equal(sent.Successful[0].SequenceNumber, sent.Successful[2].SequenceNumber);
        Assert.Equal(["1", "2", "3"], (await aws.ReceiveAsync(queue)).Select(m => m.Body));
    }

    [Fact]
    public async Task Send_LacksItsGroupOrId_IsRefused_AndABatchAsAWhole()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work.fifo", ("FifoQueue", "true"));

        var noGroup = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, "x") { MessageDeduplicationId = "1" }));
        var noId = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.SendOnceAsync(queue, "x", id: null));
        var delayed = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, "x") { MessageGroupId = "g", MessageDeduplicationId = "1", DelaySeconds = 2 }));
        var batch = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.SendMessageBatchAsync(queue, [new("a", "x") { MessageGroupId = "g", MessageDeduplicationId = "1" }, new("b", "x") { MessageDeduplicationId = "2" }]));
        var spaces = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.SendOnceAsync(queue, "x", "1", "two words"));

        Assert.Equal(("MissingParameter", "The request must contain the parameter MessageGroupId."), (noGroup.ErrorCode, noGroup.Message));
        Assert.Equal(("InvalidParameterValue", "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"), (noId.ErrorCode, noId.Message));
        Assert.Equal("Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.", delayed.Message);
        Assert.Equal(("InvalidParameterValue", noGroup.Message), (batch.ErrorCode, batch.Message));
        Assert.Equal("Value two words for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.", spaces.Message);
        Assert.Empty(await aws.ReceiveAsync(queue));
    }

    private static SendMessageBatchRequestEntry Entry(string id, string body) => new(id, body) { MessageGroupId = "g" };
}
