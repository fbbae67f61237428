using System.Collections.Concurrent;
using System.Diagnostics;
using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Consuming;

public sealed class ProcessSpanTests : IDisposable
{
    private const string Upload = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string SameTrace = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    private const string OtherTrace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;
    private readonly string _queue = $"queue-{Guid.NewGuid():N}";

    public ProcessSpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WorkerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.Recorded && span.DisplayName.EndsWith(_queue, StringComparison.Ordinal)) _spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void A_message_without_context_is_processed_in_the_trace_of_the_upload_from_the_start()
    {
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        using (var work = ProcessSpan.Begin(new ConsumedQueue(_queue), Message(null), "ingest/a.jpg", start))
        {
            Assert.False(Activity.Current!.Recorded);
            work.Adopt(new TraceCarrier(Upload));
            Assert.True(Activity.Current!.Recorded);
            work.Complete(MessageOutcome.Done());
        }

        var span = Assert.Single(_spans);
        Assert.Equal((Upload.Split('-')[1], Upload.Split('-')[2]), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString()));
        Assert.Equal((ActivityKind.Consumer, $"process {_queue}", start.UtcDateTime), (span.Kind, span.DisplayName, span.StartTimeUtc));
        Assert.Equal("ingest/a.jpg", span.GetTagItem("aws.s3.key"));
        Assert.Equal("done", span.GetTagItem("imagestudio.outcome"));
        Assert.Equal("aws_sqs", span.GetTagItem("messaging.system"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void A_message_of_the_same_trace_stays_the_parent()
    {
        using (var work = ProcessSpan.Begin(new ConsumedQueue(_queue), Message(SameTrace), "k", default)) work.Adopt(new TraceCarrier(Upload));
        Assert.Equal(SameTrace.Split('-')[2], Assert.Single(_spans).ParentSpanId.ToHexString());
    }

    [Fact]
    public void A_message_of_another_trace_becomes_a_link()
    {
        using (var work = ProcessSpan.Begin(new ConsumedQueue(_queue), Message(OtherTrace), "k", default)) work.Adopt(new TraceCarrier(Upload));
        var span = Assert.Single(_spans);
        Assert.Equal(Upload.Split('-')[1], span.TraceId.ToHexString());
        Assert.Equal(OtherTrace.Split('-')[1], Assert.Single(span.Links).Context.TraceId.ToHexString());
    }

    [Fact]
    public void Without_any_context_a_trace_begins()
    {
        using (var work = ProcessSpan.Begin(new ConsumedQueue(_queue), Message(null), "k", default))
        {
            work.Adopt(TraceCarrier.Empty);
            Assert.True(Activity.Current!.Recorded);
        }

        Assert.Equal(default, Assert.Single(_spans).ParentSpanId);
    }

    [Fact]
    public void Work_that_ended_before_the_upload_was_found_has_its_span_too()
    {
        using (var work = ProcessSpan.Begin(new ConsumedQueue(_queue), Message(null), null, default))
        {
            work.Fail(new IOException("disk full"));
            work.Complete(MessageOutcome.Retry("disk full"));
        }

        var span = Assert.Single(_spans);
        Assert.Equal((ActivityStatusCode.Error, "System.IO.IOException"), (span.Status, span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Poison_leaves_its_reason_in_the_span_of_its_last_receive()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WorkerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace && span.DisplayName.StartsWith("process", StringComparison.Ordinal)) spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var sqs = new InMemorySqs();
        await using var consumer = new ConsumerUnderTest(sqs, new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done())));
        sqs.Send("hello", ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));
        await consumer.StartAsync();
        await Eventually.TrueAsync(() => sqs.DeadLetters.Count == 1, "the message is in the dead-letter queue");

        var last = spans.Last();
        Assert.Equal((5, 5, ActivityStatusCode.Error), (spans.Count, last.GetTagItem("imagestudio.receive_count"), last.Status));
        Assert.Contains("The body is not a message of ours", $"{last.GetTagItem("imagestudio.reason")}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_poll_leaves_no_span_and_sends_an_unsampled_context()
    {
        using var sqs = new InMemorySqs();
        var seen = new TaskCompletionSource<ActivityTraceFlags?>();
        sqs.BeforeReceive = _ =>
        {
            seen.TrySetResult(Activity.Current?.ActivityTraceFlags);
            return Task.CompletedTask;
        };
        await using var consumer = new ConsumerUnderTest(sqs, new FakeHandler((_, _, _) => Task.FromResult(MessageOutcome.Done())));
        await consumer.StartAsync();
        Assert.Equal(ActivityTraceFlags.None, await seen.Task);
        await consumer.StopAsync();
        Assert.Empty(_spans);
    }

    [Theory]
    [InlineData(Upload, ActivityTraceFlags.Recorded)]
    [InlineData(null, ActivityTraceFlags.None)]
    public async Task A_message_is_settled_in_its_trace_and_without_a_span_where_it_has_none(string? parent, ActivityTraceFlags flags)
    {
        using var sqs = new InMemorySqs();
        sqs.Send("{}", parent is null ? [] : [(TraceCarrier.TraceParentName, parent)]);
        ActivityTraceFlags? seen = null;
        sqs.BeforeChange = () => seen = Activity.Current?.ActivityTraceFlags;
        var message = ReceivedMessage.Of((await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(_queue))).Messages.Single());
        await using (var settlement = new MessageSettlement(sqs, new ConsumedQueue(_queue)))
            await settlement.ChangeVisibilityAsync(message, TimeSpan.FromSeconds(30), message.Trace.ToContext());

        Assert.Equal(flags, seen);
        Assert.Equal(parent is null ? [] : [(ActivityKind.Client, $"settle {_queue}", Upload.Split('-')[2])], _spans.Select(span => (span.Kind, span.DisplayName, span.ParentSpanId.ToHexString())));
    }

    private static ReceivedMessage Message(string? parent) => new("m", "r", new QueueMessage.S3TestEvent(), 1, default, new TraceCarrier(parent));
}
