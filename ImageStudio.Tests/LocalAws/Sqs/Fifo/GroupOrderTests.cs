using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Sqs.Fifo;

/// <summary>Who gets what in which order; the cases are those that AWS's recorded answers tell of.</summary>
public sealed class GroupOrderTests
{
    [Fact]
    public async Task Receive_TakesAGroupAsFarAsItGoes_ThenTheNext()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g1-m1", "g2-m1", "g1-m2", "g2-m2", "g3-m1");

        Assert.Equal(["g1-m1", "g1-m2"], await BodiesAsync(aws, queue, 2));
        Assert.Equal(["g2-m1", "g2-m2", "g3-m1"], await BodiesAsync(aws, queue, 10));
    }

    [Fact]
    public async Task Receive_MessageOfTheGroupInFlight_HoldsBackWhatFollows_UntilItIsDeletedOrBack()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g1-m1", "g1-m2", "g1-m3", "g2-m1");

        var first = await ReceiveAsync(aws, queue, 2);
        await aws.Sqs.DeleteMessageAsync(queue, first[0].ReceiptHandle);
        Assert.Equal(["g2-m1"], await BodiesAsync(aws, queue, 10));
        await aws.Sqs.DeleteMessageAsync(queue, first[1].ReceiptHandle);
        Assert.Equal(["g1-m3"], await BodiesAsync(aws, queue, 10));
        aws.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["g1-m3", "g2-m1"], (await BodiesAsync(aws, queue, 10)).Order());
    }

    [Theory]
    [InlineData(0, new string[0])]
    [InlineData(1, new[] { "g-1" })]
    [InlineData(2, new[] { "g-1", "g-2" })]
    public async Task ChangeVisibility_Extended_HoldsBackTheMessageAndThoseBehindIt(int extended, string[] expected)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g-1", "g-2", "g-3");

        var all = await ReceiveAsync(aws, queue, 10);
        await aws.Sqs.ChangeMessageVisibilityAsync(queue, all[extended].ReceiptHandle, 60);
        aws.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(expected, await BodiesAsync(aws, queue, 10));
    }

    [Fact]
    public async Task ChangeVisibility_FirstGivenBack_IsReceivedAlone_WhileTheSecondIsInFlight()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g1-m1", "g1-m2", "g2-m1");

        var both = await ReceiveAsync(aws, queue, 2);
        await aws.Sqs.ChangeMessageVisibilityAsync(queue, both[0].ReceiptHandle, 0);

        Assert.Equal(["g2-m1", "g1-m1"], await BodiesAsync(aws, queue, 3));
    }

    [Fact]
    public async Task Poll_GroupIsFreed_GetsTheNextMessage()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g-1", "g-2");
        var first = Assert.Single(await ReceiveAsync(aws, queue, 1));
        var idle = aws.Clock.ActiveTimers;
        var poll = aws.ReceiveAsync(queue, waitSeconds: 20);
        await aws.Clock.WhenTimersAsync(idle + 1);

        await aws.Sqs.DeleteMessageAsync(queue, first.ReceiptHandle);

        Assert.Equal("g-2", Assert.Single(await poll.WaitAsync(TimeSpan.FromSeconds(10))).Body);
    }

    [Fact]
    public async Task Delete_WithAHandleThatHasExpired_IsRefused()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g-1");
        var handle = Assert.Single(await ReceiveAsync(aws, queue, 1)).ReceiptHandle;
        aws.Clock.Advance(TimeSpan.FromSeconds(30));

        var late = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.DeleteMessageAsync(queue, handle));
        var again = Assert.Single(await ReceiveAsync(aws, queue, 1)).ReceiptHandle;
        await aws.Sqs.DeleteMessageAsync(queue, again);
        await aws.Sqs.DeleteMessageAsync(queue, again);

        Assert.Equal(("InvalidParameterValue", $"Value {handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired."), (late.ErrorCode, late.Message));
    }

    [Fact]
    public async Task Receive_RepeatedUnderItsId_GetsTheSameHandles_UnlessAMessageWasTouched()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateFifoQueueAsync("work.fifo");
        await aws.SendAsync(queue, "g-1", "g-2", "g-3");

        var first = await ReceiveAsync(aws, queue, 2, "attempt");
        aws.Clock.Advance(TimeSpan.FromSeconds(20));
        var repeated = await ReceiveAsync(aws, queue, 2, "attempt");
        aws.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(await ReceiveAsync(aws, queue, 2, "other"));
        Assert.Equal(first.Select(m => m.ReceiptHandle), repeated.Select(m => m.ReceiptHandle));

        await aws.Sqs.DeleteMessageBatchAsync(queue, [.. first.Select(m => new DeleteMessageBatchRequestEntry(m.Body, m.ReceiptHandle))]);
        Assert.Equal(["g-3"], (await ReceiveAsync(aws, queue, 2, "attempt")).Select(m => m.Body));
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => ReceiveAsync(aws, queue, 1, "not valid"));
    }

    private static async Task<IEnumerable<string>> BodiesAsync(EmulatedAws aws, string queue, int max) => (await ReceiveAsync(aws, queue, max)).Select(m => m.Body);

    private static async Task<List<Message>> ReceiveAsync(EmulatedAws aws, string queue, int max, string? attempt = null) =>
        (await aws.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = max, ReceiveRequestAttemptId = attempt })).Messages ?? [];
}
