using Amazon.SQS.Model;
using ImageStudio.LocalAws.Sqs;
using ImageStudio.Tests.Workers.Fakes;

namespace ImageStudio.Tests.LocalAws.Sqs;

public sealed class LongPollingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Poll_MessageArrives_EndsAtOnce_ForOnePollOnly()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        var polls = new[] { aws.ReceiveAsync(queue, waitSeconds: 20), aws.ReceiveAsync(queue, waitSeconds: 20) };
        await aws.Clock.WhenTimersAsync(2);

        await aws.Sqs.SendMessageAsync(queue, "hello");
        var winner = await await Task.WhenAny(polls).WaitAsync(Soon);
        Assert.Equal("hello", Assert.Single(winner).Body);

        aws.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, (await Task.WhenAll(polls).WaitAsync(Soon)).Sum(p => p.Count));
    }

    [Fact]
    public async Task Poll_NothingArrives_EndsEmptyAfterItsTime()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work", ("ReceiveMessageWaitTimeSeconds", "3"));
        var poll = aws.Sqs.ReceiveMessageAsync(queue);
        await aws.Clock.WhenTimersAsync(1);

        aws.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(poll.IsCompleted);
        aws.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null((await poll.WaitAsync(Soon)).Messages);
    }

    [Fact]
    public async Task Poll_DelayEnds_GetsTheMessage()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        await aws.Sqs.SendMessageAsync(new SendMessageRequest(queue, "later") { DelaySeconds = 5 });
        var poll = aws.ReceiveAsync(queue, waitSeconds: 20);
        await aws.Clock.WhenTimersAsync(2);

        aws.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("later", Assert.Single(await poll.WaitAsync(Soon)).Body);
    }

    [Fact]
    public async Task Poll_ClientGivesUp_LeavesTheMessageToTheNext()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        using var giveUp = new CancellationTokenSource();
        var abandoned = aws.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 20 }, giveUp.Token);
        await aws.Clock.WhenTimersAsync(1);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await Eventually.TrueAsync(() => aws.Clock.ActiveTimers == 0, "the server lets the poll go");
        await aws.Sqs.SendMessageAsync(queue, "hello");

        Assert.Single(await aws.ReceiveAsync(queue));
    }

    [Fact]
    public async Task Polls_AThousandWait_OneMessageWakesOne_AndTheRestGoOnWaiting()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await aws.CreateQueueAsync("work");
        var (store, receiver) = (aws.Service<QueueStore>(), aws.Service<MessageReceiver>());
        MessageQueue Find() => store.TryFind($"{EmulatedAws.Region}/work", out var found) ? found : throw new InvalidOperationException("The queue is gone.");
        var looks = 0;
        var polls = Enumerable.Range(0, 1000)
            .Select(_ => receiver.ReceiveAsync(() => { looks++; return Find(); }, new Receive(1, null, TimeSpan.FromSeconds(20), null), CancellationToken.None).AsTask())
            .ToArray();

        var queue = (await aws.Sqs.GetQueueUrlAsync("work")).QueueUrl;
        await aws.Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 10).Select(i => new SendMessageBatchRequestEntry($"{i}", $"{i}"))]);
        await Eventually.TrueAsync(() => polls.Count(p => p.IsCompleted) == 10, "ten polls have a message each");
        Assert.Equal(1010, looks);
        aws.Clock.Advance(TimeSpan.FromSeconds(20));
        var received = await Task.WhenAll(polls).WaitAsync(Soon);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), received.SelectMany(r => r).Select(r => r.Message.Body).Order());
        Assert.Equal(2000, looks);
    }

    [Fact]
    public async Task Poll_QueueIsDeleted_FailsAtOnce()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        var poll = aws.ReceiveAsync(queue, waitSeconds: 20);
        await aws.Clock.WhenTimersAsync(1);

        await aws.Sqs.DeleteQueueAsync(queue);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => poll.WaitAsync(Soon));
    }
}
