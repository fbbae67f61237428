using System.Collections.Concurrent;
using System.Diagnostics;
using ImageStudio.Contracts;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers;

namespace ImageStudio.Tests.Workers.DeadLetters;

/// <summary>Pictures that end their workers: nobody lived to give them up, and the message is among the dead letters.</summary>
public sealed class DeadLetterWatchTests : IDisposable
{
    private const string Key = "ingest/a.gif";
    private const string Thumbnail = "thumbnail/Thumbnail-a.gif";
    private const string Failure = "failed/a.gif/thumbnail.json";

    private readonly Studio _studio = new();
    private readonly InMemorySqs _dead = new(maxReceives: int.MaxValue) { NotVisible = 0 };

    public void Dispose()
    {
        _studio.Dispose();
        _dead.Dispose();
    }

    [Fact]
    public async Task Those_who_wait_are_told_once_and_the_message_stays_for_the_operator()
    {
        Kill(_studio.S3.Upload(Key, Studio.Picture()));
        var (first, second) = (_studio.Watch(_dead), _studio.Watch(_dead));

        await first.LookAsync(CancellationToken.None);
        var failed = Assert.IsType<RenditionFailed>(Assert.Single(_studio.Renditions.Events));
        await _studio.DeliverAsync(_studio.Notifier(), failed);
        await second.LookAsync(CancellationToken.None);
        await first.LookAsync(CancellationToken.None);

        Assert.Equal("The thumbnail version could not be made: processing stopped unexpectedly, 5 times in a row. The photo itself is kept.", failed.Reason);
        Assert.Single(_studio.Renditions.Published);
        Assert.Contains(failed.Reason, _studio.S3[Failure].Text, StringComparison.Ordinal);
        Assert.Contains(failed.Reason, Assert.Single(_studio.Notifications.Published).Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (_dead.Count, _dead.Changes.Last().Seconds));
    }

    [Fact]
    public async Task Of_notifiers_at_the_same_time_one_tells()
    {
        Kill(_studio.S3.Upload(Key, Studio.Picture()));
        var (first, second) = (_studio.Watch(_dead), _studio.Watch(_dead));
        await InBetweenAsync(() => second.LookAsync(CancellationToken.None), first);

        Assert.Single(_studio.Renditions.Published);
    }

    [Fact]
    public async Task What_is_made_after_all_meanwhile_or_later_leaves_no_reason()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        Kill(upload);
        await InBetweenAsync(() => _studio.DeliverAsync(_studio.Worker(), upload), _studio.Watch(_dead));
        Assert.IsType<RenditionCompleted>(Assert.Single(_studio.Renditions.Events));
        Assert.Equal([Key, Thumbnail], _studio.S3.Keys);

        _studio.S3.Remove(Thumbnail);
        await _studio.Watch(_dead).LookAsync(CancellationToken.None);
        Assert.True(_studio.S3.Has(Failure));
        await _studio.DeliverAsync(_studio.Worker(), upload);
        Assert.Equal([Key, Thumbnail], _studio.S3.Keys);
    }

    [Fact]
    public async Task A_picture_that_was_replaced_by_one_that_ends_its_workers_is_not_shown_any_more()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, Studio.Picture(1)));
        Kill(_studio.S3.Upload(Key, Studio.Picture(2)));

        await _studio.Watch(_dead).LookAsync(CancellationToken.None);

        Assert.Equal([Failure, Key], _studio.S3.Keys);
    }

    [Fact]
    public async Task Where_nobody_waits_nothing_is_told()
    {
        var replaced = _studio.S3.Upload(Key, Studio.Picture(1));
        var made = _studio.S3.Upload(Key, Studio.Picture(2));
        await _studio.DeliverAsync(_studio.Worker(), made);
        var deleted = _studio.S3.Upload("ingest/deleted.gif", Studio.Picture());
        _studio.S3.Remove(deleted.Key);
        var elsewhere = _studio.S3.Upload("ingest/b.gif", Studio.Picture()) with { Bucket = "somebody-elses" };
        Kill(replaced, made, deleted, elsewhere);
        _dead.Send("poison");

        await _studio.Watch(_dead).LookAsync(CancellationToken.None);

        Assert.IsType<RenditionCompleted>(Assert.Single(_studio.Renditions.Events));
        Assert.DoesNotContain(_studio.S3.Keys, key => key.StartsWith(ObjectKeys.FailedPrefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_that_was_noted_and_not_announced_is_announced_as_it_was_noted()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        _studio.Renditions.Before = _ => throw new HttpRequestException("gone");
        await Assert.ThrowsAsync<HttpRequestException>(() => _studio.Worker().GiveUpAsync(upload, "Noted.", CancellationToken.None));
        Kill(upload);
        var watch = _studio.Watch(_dead);
        await watch.LookAsync(CancellationToken.None);
        _studio.Renditions.Before = _ => Task.CompletedTask;

        await watch.LookAsync(CancellationToken.None);

        Assert.Equal("Noted.", Assert.IsType<RenditionFailed>(Assert.Single(_studio.Renditions.Events)).Reason);
    }

    [Fact]
    public async Task It_is_told_in_the_trace_of_the_upload()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WorkerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId.ToHexString() == trace) spans.Enqueue(span.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        Kill(_studio.S3.Upload(Key, Studio.Picture(), (UploadMetadata.TraceParent, $"00-{trace}-b7ad6b7169203331-01")));

        await _studio.Watch(_dead).LookAsync(CancellationToken.None);

        Assert.Equal(["send renditions", "give up"], spans);
        Assert.Contains(trace, _studio.S3[Failure].Meta(UploadMetadata.TraceParent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_is_left_alone_until_something_changes_and_looked_at_now_and_then()
    {
        Kill(_studio.S3.Upload(Key, Studio.Picture()));
        var watch = _studio.Watch(_dead);
        await watch.LookAsync(CancellationToken.None);
        var (receives, calls) = (_dead.Asked.Count, _studio.S3.Calls.Count);

        await watch.LookAsync(CancellationToken.None);
        Assert.Equal((receives, calls), (_dead.Asked.Count, _studio.S3.Calls.Count));
        for (var i = 0; i < 20; i++) await watch.LookAsync(CancellationToken.None);
        Assert.True(_dead.Asked.Count > receives && _studio.S3.Calls.Count == calls);

        Kill(_studio.S3.Upload("ingest/b.gif", Studio.Picture()));
        await watch.LookAsync(CancellationToken.None);
        Assert.True(_studio.S3.Has("failed/b.gif/thumbnail.json"));
    }

    private void Kill(params S3Event[] uploads) => _dead.Send(Bodies.Of(uploads));

    // Lets others in just before the reason is written.
    private async Task InBetweenAsync(Func<Task> others, ImageStudio.Workers.DeadLetters.DeadLetterWatch watch)
    {
        var once = 0;
        _studio.S3.Before = (operation, key) => operation == "PUT" && key == Failure && Interlocked.Increment(ref once) == 1 ? others() : Task.CompletedTask;
        await watch.LookAsync(CancellationToken.None);
        Assert.NotEqual(0, once);
    }
}
