using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Sqs;

public sealed class VisibilityTests
{
    [Fact]
    public async Task Received_VisibilityTimeoutPasses_IsReceivedAgainAndOnlyTheNewHandleDeletes()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        await aws.Sqs.SendMessageAsync(queue, "hello");

        var first = Assert.Single(await aws.ReceiveAsync(queue));
        Assert.Empty(await aws.ReceiveAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = Assert.Single(await aws.ReceiveAsync(queue));

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal("2", second.Attributes["ApproximateReceiveCount"]);
        Assert.Equal(first.Attributes["ApproximateFirstReceiveTimestamp"], second.Attributes["ApproximateFirstReceiveTimestamp"]);

        await aws.Sqs.DeleteMessageAsync(queue, first.ReceiptHandle);
        Assert.Equal(1, await InFlightAsync(aws, queue));
        await aws.Sqs.DeleteMessageAsync(queue, second.ReceiptHandle);
        Assert.Equal(0, await InFlightAsync(aws, queue));
    }

    [Fact]
    public async Task ChangeVisibility_ToZero_GivesTheMessageBackAtOnce_ThenItIsNotInFlight()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        await aws.Sqs.SendMessageAsync(queue, "hello");
        var handle = Assert.Single(await aws.ReceiveAsync(queue)).ReceiptHandle;

        await aws.Sqs.ChangeMessageVisibilityAsync(queue, handle, 0);
        await Assert.ThrowsAsync<MessageNotInflightException>(() => aws.Sqs.ChangeMessageVisibilityAsync(queue, handle, 10));

        Assert.Single(await aws.ReceiveAsync(queue));
    }

    [Fact]
    public async Task Delayed_TimePasses_BecomesVisible_AndOldMessagesExpire()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work", ("DelaySeconds", "5"), ("MessageRetentionPeriod", "60"));
        await aws.Sqs.SendMessageAsync(queue, "by the queue");
        await aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, "at once") { DelaySeconds = 0 });

        Assert.Equal("at once", Assert.Single(await aws.ReceiveAsync(queue)).Body);
        aws.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("by the queue", Assert.Single(await aws.ReceiveAsync(queue)).Body);

        aws.Clock.Advance(TimeSpan.FromSeconds(55));
        Assert.Empty(await aws.ReceiveAsync(queue));
        Assert.Equal(0, await InFlightAsync(aws, queue));
    }

    private static async Task<int> InFlightAsync(EmulatedAws aws, string queue) =>
        (await aws.Sqs.GetQueueAttributesAsync(queue, ["All"])).ApproximateNumberOfMessagesNotVisible;
}
