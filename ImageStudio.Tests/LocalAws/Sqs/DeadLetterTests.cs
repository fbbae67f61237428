using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Sqs;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task Poison_ReceivedOftenEnough_MovesWithIdAndAge_WithoutAnotherReceive()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var (queue, deadLetters) = await CreateAsync(aws, receives: 2);
        await aws.Sqs.SendMessageAsync(queue, "poison");

        var first = Assert.Single(await aws.ReceiveAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(await aws.ReceiveAsync(queue));
        aws.Clock.Advance(TimeSpan.FromSeconds(30));

        var dead = Assert.Single(await aws.ReceiveAsync(deadLetters));
        Assert.Equal(first.MessageId, dead.MessageId);
        Assert.Equal(first.Attributes["SentTimestamp"], dead.Attributes["SentTimestamp"]);
        Assert.Equal(EmulatedAws.QueueArn("work"), dead.Attributes["DeadLetterQueueSourceArn"]);
        Assert.Empty(await aws.ReceiveAsync(queue));
    }

    [Fact]
    public async Task Poison_GivenBackTheLastTime_MovesAtOnce_AndWakesWhoWaitsForDeadLetters()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var (queue, deadLetters) = await CreateAsync(aws, receives: 1);
        var poll = aws.ReceiveAsync(deadLetters, waitSeconds: 20);
        await aws.Clock.WhenTimersAsync(1);
        await aws.Sqs.SendMessageAsync(queue, "poison");

        var received = Assert.Single(await aws.ReceiveAsync(queue));
        await aws.Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 0);

        Assert.Equal("poison", Assert.Single(await poll.WaitAsync(TimeSpan.FromSeconds(10))).Body);
    }

    [Fact]
    public async Task RedrivePolicy_TargetDoesNotExist_IsRefused_AndSourcesAreListed()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var (queue, deadLetters) = await CreateAsync(aws, receives: 2);

        var error = await Assert.ThrowsAnyAsync<Amazon.SQS.AmazonSQSException>(() => aws.CreateQueueAsync("other", Redrive("missing", 2)));
        var sources = await aws.Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = deadLetters });

        Assert.Contains("Dead letter target does not exist", error.Message, StringComparison.Ordinal);
        Assert.Equal([queue], sources.QueueUrls);
    }

    private static async Task<(string Queue, string DeadLetters)> CreateAsync(EmulatedAws aws, int receives)
    {
        var deadLetters = await aws.CreateQueueAsync("dead");
        return (await aws.CreateQueueAsync("work", Redrive("dead", receives)), deadLetters);
    }

    private static (string, string) Redrive(string target, int receives) =>
        ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{EmulatedAws.QueueArn(target)}}","maxReceiveCount":"{{receives}}"}""");
}
