using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Consuming;

public sealed class QueueConsumerTests
{
    [Fact]
    public async Task It_asks_for_as_many_messages_as_it_can_work_on()
    {
        using var sqs = new InMemorySqs();
        var go = new TaskCompletionSource();
        var handler = new FakeHandler(async (_, _, _) =>
        {
            await go.Task;
            return MessageOutcome.Done();
        });
        for (var i = 0; i < 9; i++) sqs.Send(Bodies.Of($"ingest/{i}.jpg"));
        await using var consumer = new ConsumerUnderTest(sqs, handler, concurrency: 3);
        await consumer.StartAsync();

        await Eventually.TrueAsync(() => handler.Handled.Count == 3, "three messages are in work");
        Assert.Equal([3], sqs.Asked);
        go.SetResult();
        await Eventually.TrueAsync(() => sqs.Count == 0, "all messages are done");
        Assert.Equal(9, handler.Handled.Count);
        Assert.InRange(handler.MostAtATime, 1, 3);
        Assert.All(sqs.Asked, asked => Assert.InRange(asked, 1, 3));
    }

    [Fact]
    public async Task It_never_asks_for_more_than_the_service_gives()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = new ConsumerUnderTest(sqs, handler, concurrency: 64);
        await consumer.StartAsync();
        for (var i = 0; i < 40; i++) sqs.Send(Bodies.Of($"ingest/{i}.jpg"));
        await Eventually.TrueAsync(() => sqs.Count == 0, "all messages are done");
        Assert.All(sqs.Asked, asked => Assert.InRange(asked, 1, 10));
    }

    [Fact]
    public async Task Deletions_that_come_together_go_together()
    {
        using var sqs = new InMemorySqs();
        using var barrier = new SemaphoreSlim(0);
        var handler = new FakeHandler(async (_, _, token) =>
        {
            await barrier.WaitAsync(token);
            return MessageOutcome.Done();
        });
        await using var consumer = new ConsumerUnderTest(sqs, handler, concurrency: 50);
        for (var i = 0; i < 50; i++) sqs.Send(Bodies.Of($"ingest/{i}.jpg"));
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => handler.Handled.Count == 50, "all messages are in work");
        barrier.Release(50);
        await Eventually.TrueAsync(() => sqs.Count == 0, "all messages are done");
        Assert.Equal(50, sqs.Deletions.Sum());
        Assert.InRange(sqs.Deletions.Count, 5, 49);
        Assert.All(sqs.Deletions, size => Assert.InRange(size, 1, 10));
    }

    [Fact]
    public async Task It_recovers_when_the_endpoint_has_been_gone()
    {
        using var sqs = new InMemorySqs();
        var failures = 6;
        sqs.BeforeReceive = _ => failures-- > 0 ? throw new HttpRequestException("Connection refused") : Task.CompletedTask;
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = new ConsumerUnderTest(sqs, handler);
        sqs.Send(Bodies.Of("ingest/a.jpg"));
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => sqs.Count == 0, "the message is done");
        Assert.Contains(consumer.Log.Lines, line => line.Text.Contains("can be received from again, after 6 failures", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopping_lets_quick_work_finish()
    {
        using var sqs = new InMemorySqs();
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var handler = new FakeHandler(async (_, _, _) =>
        {
            begun.SetResult();
            await go.Task;
            return MessageOutcome.Done();
        });
        await using var consumer = new ConsumerUnderTest(sqs, handler, configure: options => options.StopGrace = TimeSpan.FromMinutes(1));
        sqs.Send(Bodies.Of("ingest/a.jpg"));
        await consumer.StartAsync();
        await begun.Task;
        var stopping = consumer.StopAsync();
        go.SetResult();
        await stopping;
        Assert.Equal(0, sqs.Count);
        Assert.Empty(sqs.Changes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stopping_gives_unfinished_messages_back_at_once_even_when_the_work_is_deaf(bool listens)
    {
        using var sqs = new InMemorySqs();
        var forever = new TaskCompletionSource<MessageOutcome>();
        var handler = new FakeHandler((_, _, token) => listens ? forever.Task.WaitAsync(token) : forever.Task);
        await using var consumer = new ConsumerUnderTest(sqs, handler, concurrency: 2);
        string[] sent = [sqs.Send(Bodies.Of("ingest/a.jpg")), sqs.Send(Bodies.Of("ingest/b.jpg")), sqs.Send(Bodies.Of("ingest/c.jpg"))];
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => handler.Handled.Count == 2, "two messages are in work");
        await consumer.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(sent.Take(2).Select(id => (id, 0)).Order(), sqs.Changes.Order());
        Assert.Equal(3, sqs.Count);
        Assert.Equal(2, handler.Handled.Count);
    }

    [Fact]
    public async Task Nothing_is_received_after_the_stop()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = new ConsumerUnderTest(sqs, handler);
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => !sqs.Asked.IsEmpty, "a poll waits");
        await consumer.StopAsync();
        sqs.Send(Bodies.Of("ingest/a.jpg"));
        Assert.Empty(handler.Handled);
        Assert.Equal(1, sqs.Count);
    }

    [Fact]
    public async Task It_recovers_when_the_queue_was_deleted_and_made_again()
    {
        using var sqs = new InMemorySqs();
        var failures = 3;
        sqs.BeforeReceive = _ => failures-- > 0 ? throw new Amazon.SQS.Model.QueueDoesNotExistException("The specified queue does not exist.") : Task.CompletedTask;
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = new ConsumerUnderTest(sqs, handler);
        sqs.Send(Bodies.Of("ingest/a.jpg"));
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => sqs.Count == 0, "the message is done");
        Assert.Contains(consumer.Log.Lines, line => line.Text.Contains("can be received from again, after 3 failures", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_settlement_that_the_service_refuses_does_not_end_those_after_it()
    {
        using var sqs = new InMemorySqs();
        var refusals = 1;
        sqs.BeforeChange = () =>
        {
            if (refusals-- > 0) throw new Amazon.SQS.Model.QueueDoesNotExistException("The specified queue does not exist.");
        };
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Retry("not now", TimeSpan.FromHours(1))));
        await using var consumer = new ConsumerUnderTest(sqs, handler, concurrency: 1);
        sqs.Send(Bodies.Of("ingest/a.jpg"));
        var second = sqs.Send(Bodies.Of("ingest/b.jpg"));
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => !sqs.Changes.IsEmpty, "the second message is settled");
        Assert.Equal((second, 3600), Assert.Single(sqs.Changes));
        Assert.Contains(consumer.Log.Lines, line => line.Text.Contains("could not be settled", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public async Task A_deletion_that_the_service_failed_at_is_tried_again_and_at_worst_the_message_comes_again(int failures, int handled)
    {
        using var sqs = new InMemorySqs { FailedDeletions = failures };
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = new ConsumerUnderTest(sqs, handler);
        var id = sqs.Send(Bodies.Of("ingest/a.jpg"));
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => sqs.Count == 0 || consumer.Log.Lines.Any(line => line.Text.Contains("could not be settled", StringComparison.Ordinal)), "the message is settled or given up");
        if (handled > 1) sqs.Expire(id);
        await Eventually.TrueAsync(() => sqs.Count == 0, "the message is done");
        Assert.Equal(handled, handler.Handled.Count);
    }
}
