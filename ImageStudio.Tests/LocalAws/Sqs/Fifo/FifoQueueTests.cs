using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Sqs.Fifo;

public sealed class FifoQueueTests
{
    [Theory]
    [InlineData("work", "FifoQueue", "true", "InvalidParameterValue")]
    [InlineData("work.fifo", null, null, "InvalidParameterValue")]
    [InlineData("wo.rk.fifo", "FifoQueue", "true", "InvalidParameterValue")]
    [InlineData(".fifo", "FifoQueue", "true", "InvalidParameterValue")]
    [InlineData("work", "FifoQueue", "false", "InvalidAttributeName")]
    [InlineData("work", "ContentBasedDeduplication", "true", "InvalidAttributeName")]
    [InlineData("work", "DeduplicationScope", "queue", "InvalidAttributeName")]
    public async Task CreateQueue_TypeAndNameDoNotFit_IsRefused(string name, string? attribute, string? value, string code)
    {
        await using var aws = await EmulatedAws.StartAsync();

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.CreateQueueAsync(name, attribute is null ? [] : [(attribute, value!)]));

        Assert.Equal(code, error.ErrorCode);
    }

    [Fact]
    public async Task Attributes_AreShownWithTheirDefaults_CanChange_ButNotTheType()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work.fifo", ("FifoQueue", "True"));

        var shown = (await aws.Sqs.GetQueueAttributesAsync(queue, ["All"])).Attributes;
        await aws.Sqs.SetQueueAttributesAsync(queue, new() { ["DeduplicationScope"] = "messageGroup", ["FifoThroughputLimit"] = "perMessageGroupId", ["FifoQueue"] = "true" });
        var type = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.SetQueueAttributesAsync(queue, new() { ["FifoQueue"] = "false" }));
        var limit = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.SetQueueAttributesAsync(queue, new() { ["DeduplicationScope"] = "queue" }));

        Assert.Equal(("true", "false", "queue", "perQueue"), (shown["FifoQueue"], shown["ContentBasedDeduplication"], shown["DeduplicationScope"], shown["FifoThroughputLimit"]));
        Assert.Equal("Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.", type.Message);
        Assert.Equal("InvalidAttributeValue", limit.ErrorCode);
        Assert.Equal(queue, await aws.CreateQueueAsync("work.fifo", ("FifoQueue", "true"), ("DeduplicationScope", "messageGroup")));
    }

    [Fact]
    public async Task QueueDelay_HoldsForEveryMessage_ThatAsksForNoneOfItsOwn()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo", ("DelaySeconds", "2"));

        await aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, "one") { MessageGroupId = "g", DelaySeconds = 0 });
        Assert.Empty(await aws.ReceiveAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Single(await aws.ReceiveAsync(queue));
    }

    [Fact]
    public async Task DeadLetters_GoToFifoQueuesOnly_InOrder_WithAnAgeOfTheirOwn_AndTheirGroupGoesOn()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var dead = await aws.CreateFifoQueueAsync("dead.fifo");
        await aws.CreateQueueAsync("dead");
        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.CreateFifoQueueAsync("work.fifo", Redrive("dead")));
        var queue = await aws.CreateFifoQueueAsync("work.fifo", Redrive("dead.fifo"));
        await aws.SendAsync(queue, "g-1", "g-2");
        var sent = (await aws.ReceiveAsync(queue))[0].Attributes["SentTimestamp"];

        aws.Clock.Advance(TimeSpan.FromSeconds(30));
        var letters = await aws.ReceiveAsync(dead);
        await aws.SendAsync(queue, "g-3");

        Assert.Contains("Dead-letter queue must be same type of queue as the source.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["g-1", "g-2"], letters.Select(m => m.Body));
        Assert.Equal(30_000, long.Parse(letters[0].Attributes["SentTimestamp"]) - long.Parse(sent));
        Assert.Equal(("g", EmulatedAws.QueueArn("work.fifo")), (letters[0].Attributes["MessageGroupId"], letters[0].Attributes["DeadLetterQueueSourceArn"]));
        Assert.Equal("g-3", Assert.Single(await aws.ReceiveAsync(queue)).Body);
    }

    [Fact]
    public async Task MoveTask_SendsDeadLettersBackInOrder_UnderNewNumbers()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var dead = await aws.CreateFifoQueueAsync("dead.fifo");
        var queue = await aws.CreateFifoQueueAsync("work.fifo", Redrive("dead.fifo"));
        await aws.SendAsync(queue, "g-1", "g-2");
        var before = await aws.ReceiveAsync(queue);
        aws.Clock.Advance(TimeSpan.FromSeconds(30));

        await aws.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = EmulatedAws.QueueArn("dead.fifo") });
        var back = await aws.ReceiveAsync(queue, waitSeconds: 1);

        Assert.Equal(["g-1", "g-2"], back.Select(m => m.Body));
        Assert.True(string.CompareOrdinal(before[1].Attributes["SequenceNumber"], back[0].Attributes["SequenceNumber"]) < 0);
        Assert.Empty(await aws.ReceiveAsync(dead));
    }

    [Fact]
    public async Task Restart_OnDisk_KeepsOrderFlightDuplicatesAndAttempts()
    {
        using var folder = new TemporaryFolder();
        void OnDisk(LocalAwsOptions options) => (options.Persistence, options.DataDirectory) = (Persistence.Disk, folder.Path);
        var clock = new ManualTimeProvider();
        SendMessageResponse gone;
        Message inFlight;
        await using (var before = await EmulatedAws.StartAsync(OnDisk, clock))
        {
            var queue = await before.CreateFifoQueueAsync("work.fifo");
            gone = await before.SendOnceAsync(queue, "gone", "once");
            await before.Sqs.DeleteMessageAsync(queue, Assert.Single(await before.ReceiveAsync(queue)).ReceiptHandle);
            await before.SendAsync(queue, "a-1", "a-2", "b-1");
            inFlight = Assert.Single((await before.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 1, ReceiveRequestAttemptId = "attempt" })).Messages);
        }

        await using var after = await EmulatedAws.StartAsync(OnDisk, clock);
        var same = (await after.Sqs.GetQueueUrlAsync("work.fifo")).QueueUrl;
        var duplicate = await after.SendOnceAsync(same, "again", "once");
        var repeated = Assert.Single((await after.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(same) { MaxNumberOfMessages = 1, ReceiveRequestAttemptId = "attempt" })).Messages);
        Assert.Equal("b-1", Assert.Single(await after.ReceiveAsync(same)).Body);
        await after.Sqs.DeleteMessageAsync(same, inFlight.ReceiptHandle);

        Assert.Equal((gone.MessageId, gone.SequenceNumber), (duplicate.MessageId, duplicate.SequenceNumber));
        Assert.Equal(inFlight.ReceiptHandle, repeated.ReceiptHandle);
        Assert.Equal("a-2", Assert.Single(await after.ReceiveAsync(same)).Body);
    }

    private static (string, string) Redrive(string target) =>
        ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{EmulatedAws.QueueArn(target)}}","maxReceiveCount":"1"}""");
}
