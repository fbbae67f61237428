using ImageStudio.Contracts;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Workers.Consuming;

public sealed class MessageProcessorTests
{
    [Fact]
    public async Task Rejected_is_as_good_as_done_for_the_queue()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((upload, _, _) => Task.FromResult(upload.Key == "ingest/bad.jpg" ? MessageOutcome.Reject("It is a text.") : MessageOutcome.Done()));
        await using var consumer = await StartAsync(sqs, handler);
        sqs.Send(Bodies.Of("ingest/bad.jpg"));
        sqs.Send(Bodies.Of("ingest/good.jpg"));
        await Eventually.TrueAsync(() => sqs.Count == 0, "both are gone");
        Assert.Empty(sqs.DeadLetters);
        Assert.Equal(2, handler.Handled.Count);
        Assert.Empty(handler.GivenUp);
    }

    [Fact]
    public async Task Poison_reaches_the_dead_letter_queue_after_five_receives_with_the_reason_in_the_log()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = await StartAsync(sqs, handler);
        sqs.Send("hello");
        await Eventually.TrueAsync(() => sqs.DeadLetters.Count == 1, "the message is in the dead-letter queue");
        Assert.Equal("hello", Assert.Single(sqs.DeadLetters));
        Assert.Empty(handler.Handled);
        var errors = consumer.Log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text).ToArray();
        Assert.Equal(5, errors.Count(text => text.Contains("is not understood", StringComparison.Ordinal) && text.Contains("The body is not a message of ours", StringComparison.Ordinal)));
        Assert.Single(errors, text => text.Contains("goes to the dead-letter queue after 5 receives", StringComparison.Ordinal));
        Assert.DoesNotContain(consumer.Log.Lines, line => line.Text.Contains("hello", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_always_fails_is_told_to_those_who_wait_before_it_goes_to_the_dead_letter_queue()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, _, _) => throw new IOException("disk full"));
        await using var consumer = await StartAsync(sqs, handler);
        sqs.Send(Bodies.Of("ingest/a.jpg"));
        await Eventually.TrueAsync(() => sqs.DeadLetters.Count == 1, "the message is in the dead-letter queue");
        Assert.Equal([1, 2, 3, 4, 5], handler.Handled.Select(handled => handled.ReceiveCount));
        Assert.Equal(("ingest/a.jpg", "The picture could not be processed after 5 attempts."), Assert.Single(handler.GivenUp));
    }

    [Fact]
    public async Task A_failure_that_passes_costs_a_pause_and_nothing_else()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, work, _) => work.IsRedelivered ? Task.FromResult(MessageOutcome.Done()) : throw new TaskCanceledException("The request timed out."));
        await using var consumer = await StartAsync(sqs, handler, options => options.RetryFirst = TimeSpan.FromSeconds(10));
        var id = sqs.Send(Bodies.Of("ingest/a.jpg"));
        await Eventually.TrueAsync(() => sqs.Changes.Count == 1, "the message has been put off");
        var (changed, seconds) = Assert.Single(sqs.Changes);
        Assert.Equal(id, changed);
        Assert.InRange(seconds, 5, 10);
        sqs.Expire(id);
        await Eventually.TrueAsync(() => sqs.Count == 0, "the message is done");
    }

    [Fact]
    public async Task A_handler_may_say_when_to_try_again()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Retry("busy", TimeSpan.FromSeconds(42.5))));
        await using var consumer = await StartAsync(sqs, handler);
        var id = sqs.Send(Bodies.Of("ingest/a.jpg"));
        await Eventually.TrueAsync(() => sqs.Changes.Count == 1, "the message has been put off");
        Assert.Equal((id, 43), Assert.Single(sqs.Changes));
    }

    [Fact]
    public async Task One_part_to_be_tried_again_brings_the_whole_message_again()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((upload, work, _) => Task.FromResult(upload.Key == "ingest/b.jpg" && !work.IsRedelivered ? MessageOutcome.Retry("not yet") : MessageOutcome.Done()));
        await using var consumer = await StartAsync(sqs, handler);
        sqs.Send(Bodies.Of(Event("ingest/a.jpg"), Event("ingest/b.jpg"), Event("ingest/c.jpg")));
        await Eventually.TrueAsync(() => sqs.Count == 0, "the message is done");
        Assert.Equal(["ingest/a.jpg", "ingest/b.jpg", "ingest/c.jpg", "ingest/a.jpg", "ingest/b.jpg", "ingest/c.jpg"], handler.Handled.Select(handled => handled.Key));
    }

    [Fact]
    public async Task Test_events_are_deleted_without_a_word()
    {
        using var sqs = new InMemorySqs();
        var handler = new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done()));
        await using var consumer = await StartAsync(sqs, handler);
        sqs.Send("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"photos"}""");
        await Eventually.TrueAsync(() => sqs.Count == 0, "the message is gone");
        Assert.Empty(handler.Handled);
        Assert.DoesNotContain(consumer.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_lost_receipt_abandons_the_work_and_leaves_the_message_to_its_new_owner()
    {
        using var sqs = new InMemorySqs();
        var clock = new ManualTimeProvider();
        var abandoned = new TaskCompletionSource();
        var handler = new FakeHandler(async (_, _, token) =>
        {
            token.Register(abandoned.SetResult);
            return await new TaskCompletionSource<MessageOutcome>().Task.WaitAsync(token);
        });
        await using var consumer = new ConsumerUnderTest(sqs, handler, time: clock);
        var id = sqs.Send(Bodies.Of("ingest/a.jpg"));
        var message = ReceivedMessage.Of((await sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest("q"))).Messages[0]);
        var processing = consumer.Processor.ProcessAsync(message, CancellationToken.None);
        await clock.WhenTimersAsync(1);
        sqs.Expire(id);
        clock.Advance(TimeSpan.FromSeconds(15));
        await abandoned.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await processing;
        Assert.Empty(sqs.Changes);
        Assert.Equal(1, sqs.Count);
    }

    private static S3Event Event(string key) => new("ObjectCreated:Put", "photos", key, "", "", 1, default);

    private static async Task<ConsumerUnderTest> StartAsync(InMemorySqs sqs, FakeHandler handler, Action<ConsumerOptions>? configure = null)
    {
        var consumer = new ConsumerUnderTest(sqs, handler, configure: options =>
        {
            options.RetryCap = TimeSpan.FromMinutes(5);
            configure?.Invoke(options);
        });
        await consumer.StartAsync();
        return consumer;
    }
}
