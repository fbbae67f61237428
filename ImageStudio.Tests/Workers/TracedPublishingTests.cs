using System.Collections.Concurrent;
using System.Diagnostics;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers;

namespace ImageStudio.Tests.Workers;

public sealed class TracedPublishingTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;
    private readonly string _topic = $"topic-{Guid.NewGuid():N}";

    public TracedPublishingTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WorkerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.DisplayName == $"send {_topic}") _spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_message_carries_the_context_of_the_span_that_knows_its_id()
    {
        using var sns = new InMemorySns();

        await PublishAsync(sns);

        var span = Assert.Single(_spans);
        var published = Assert.Single(sns.Published);
        Assert.Equal(span.Id, published.MessageAttributes[TraceCarrier.TraceParentName].StringValue);
        Assert.Equal("ready", published.MessageAttributes["kind"].StringValue);
        Assert.True(Guid.TryParse(span.GetTagItem("messaging.message.id") as string, out _));
    }

    [Fact]
    public async Task A_message_that_cannot_be_published_is_an_error_of_its_span_and_of_the_work()
    {
        using var sns = new InMemorySns();
        sns.Before = _ => throw new NotFoundException("Topic does not exist");

        await Assert.ThrowsAsync<NotFoundException>(() => PublishAsync(sns));

        var span = Assert.Single(_spans);
        Assert.Equal((ActivityStatusCode.Error, typeof(NotFoundException).FullName), (span.Status, span.GetTagItem("error.type")));
    }

    private Task PublishAsync(InMemorySns sns) =>
        sns.PublishTracedAsync(new PublishRequest($"arn:aws:sns:eu-central-1:000000000000:{_topic}", "text"), ("kind", "ready"), CancellationToken.None);
}
