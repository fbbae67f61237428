using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using ImageStudio.Contracts;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Resizing;

/// <summary>Deliveries at least once and in any order, and people who change their minds meanwhile; docs/interleavings.md lists them.</summary>
public sealed class InterleavingTests : IDisposable
{
    private const string Key = "ingest/a.gif";
    private const string Thumbnail = "thumbnail/Thumbnail-a.gif";
    private const string Failure = "failed/a.gif/thumbnail.json";

    private static readonly byte[] First = Studio.Picture(1);
    private static readonly byte[] Second = Studio.Picture(2);
    private static readonly byte[] NoPicture = "a text"u8.ToArray();

    private readonly Studio _studio = new();

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task Duplicate_makes_nothing_twice()
    {
        var upload = _studio.S3.Upload(Key, First);
        await _studio.DeliverAsync(_studio.Worker(), upload);
        await _studio.DeliverAsync(_studio.Worker(), upload);
        Assert.Equal(1, _studio.Engine.Renders);
        Assert.Single(_studio.Renditions.Published);
    }

    [Fact]
    public async Task Redelivery_announces_again_since_the_try_before_may_have_ended_in_between()
    {
        var upload = _studio.S3.Upload(Key, First);
        _studio.Renditions.Before = _ => throw new HttpRequestException("no connection");
        await Assert.ThrowsAsync<HttpRequestException>(() => _studio.DeliverAsync(_studio.Worker(), upload));
        _studio.Renditions.Before = _ => Task.CompletedTask;
        await _studio.DeliverAsync(_studio.Worker(), upload, receiveCount: 2);
        Assert.Equal(1, _studio.Engine.Renders);
        Assert.Equal((3, 2, upload.ETag), Completed(Assert.Single(_studio.Renditions.Events)));
    }

    [Fact]
    public async Task Duplicates_at_the_same_time_leave_one_rendition()
    {
        var upload = _studio.S3.Upload(Key, First);
        using var both = new Barrier(2);
        _studio.Engine.During = () => both.SignalAndWait(TimeSpan.FromSeconds(20));
        var outcomes = await Task.WhenAll(_studio.DeliverAsync(_studio.Worker(), upload), _studio.DeliverAsync(_studio.Worker(), upload));
        Assert.All(outcomes, outcome => Assert.Equal(OutcomeKind.Done, outcome.Kind));
        AssertRenditionOf(First);
    }

    [Fact]
    public async Task Stale_event_is_left_to_the_newer_one()
    {
        var first = _studio.S3.Upload(Key, First);
        var second = _studio.S3.Upload(Key, Second);
        await _studio.DeliverAsync(_studio.Worker(), first);
        Assert.Equal([Key], _studio.S3.Keys);
        await _studio.DeliverAsync(_studio.Worker(), second);
        AssertRenditionOf(Second);
        Assert.Single(_studio.Renditions.Published);
    }

    [Fact]
    public async Task Events_out_of_order_end_with_the_last_state()
    {
        var first = _studio.S3.Upload(Key, First);
        var second = _studio.S3.Upload(Key, Second);
        await _studio.DeliverAsync(_studio.Worker(), second);
        await _studio.DeliverAsync(_studio.Worker(), first);
        AssertRenditionOf(Second);
    }

    [Fact]
    public async Task Replaced_while_processing_leaves_the_rendition_to_the_newer_event()
    {
        var first = _studio.S3.Upload(Key, First);
        S3Event? second = null;
        _studio.Engine.During = () => second ??= _studio.S3.Upload(Key, Second);
        await _studio.DeliverAsync(_studio.Worker(), first);
        Assert.False(_studio.S3.Has(Thumbnail));
        Assert.Empty(_studio.Renditions.Published);
        await _studio.DeliverAsync(_studio.Worker(), second!);
        AssertRenditionOf(Second);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Overtaken_while_processing_does_not_overwrite_the_newer_rendition(bool withSequencers)
    {
        var first = Event(_studio.S3.Upload(Key, First), withSequencers);
        await InBetweenAsync("PUT", Thumbnail, async () => await _studio.DeliverAsync(_studio.Worker(), Event(_studio.S3.Upload(Key, Second), withSequencers)), first);
        AssertRenditionOf(Second);
        Assert.Single(_studio.Renditions.Published);
    }

    [Fact]
    public async Task Overtaken_by_the_same_bytes_with_another_filter_does_not_overwrite_it()
    {
        var first = _studio.S3.Upload(Key, First);
        await InBetweenAsync("PUT", Thumbnail, async () => await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First, (UploadMetadata.Filter, "sepia"))), first);
        Assert.StartsWith("thumbnail sepia", _studio.S3[Thumbnail].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_bytes_with_another_filter_are_rendered_again()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First));
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First, (UploadMetadata.Filter, "sepia")));
        Assert.StartsWith("thumbnail sepia", _studio.S3[Thumbnail].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_before_processing_is_no_failure()
    {
        var upload = _studio.S3.Upload(Key, First);
        _studio.S3.Remove(Key);
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Worker(), upload)).Kind);
        Assert.Empty(_studio.S3.Keys);
        Assert.Empty(_studio.Renditions.Published);
    }

    [Fact]
    public async Task Deleted_while_processing_stays_deleted()
    {
        var upload = _studio.S3.Upload(Key, First);
        _studio.Engine.During = () => _studio.S3.Remove(Key);
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Worker(), upload)).Kind);
        Assert.Empty(_studio.S3.Keys);
        Assert.Empty(_studio.Renditions.Published);
    }

    [Fact]
    public async Task Deleted_after_the_rendition_was_written_takes_it_back()
    {
        var upload = _studio.S3.Upload(Key, First);
        _studio.S3.Before = (operation, key) =>
        {
            if ((operation, key) == ("HEAD", Key)) _studio.S3.Remove(Key);
            return Task.CompletedTask;
        };
        await _studio.DeliverAsync(_studio.Worker(), upload);
        Assert.Empty(_studio.S3.Keys);
    }

    [Fact]
    public async Task Deleted_by_any_client_takes_along_what_was_made_of_it()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First));
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload("ingest/b.gif", NoPicture));
        foreach (var key in new[] { Key, "ingest/b.gif" })
        {
            _studio.S3.Remove(key);
            await _studio.DeliverAsync(_studio.Worker(), Removed(key));
        }

        Assert.Empty(_studio.S3.Keys);
    }

    [Fact]
    public async Task A_deletion_that_is_heard_when_the_upload_is_back_removes_nothing()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First));
        await _studio.DeliverAsync(_studio.Worker(), Removed(Key));
        AssertRenditionOf(First);
        Assert.Equal(1, _studio.Engine.Renders);
    }

    [Fact]
    public async Task The_same_bytes_that_come_back_while_a_deletion_is_followed_keep_their_rendition()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First));
        _studio.S3.Remove(Key);
        S3Event? back = null;
        _studio.S3.Before = async (operation, key) =>
        {
            if ((operation, key, back) is not ("DELETE", Thumbnail, null)) return;
            back = _studio.S3.Upload(Key, First);
            await _studio.DeliverAsync(_studio.Worker(), back);
        };

        await _studio.DeliverAsync(_studio.Worker(), Removed(Key));

        Assert.NotNull(back);
        AssertRenditionOf(First);
    }

    [Fact]
    public async Task Replaced_by_no_picture_leaves_the_reason_and_no_rendition()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First));
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, NoPicture));
        Assert.False(_studio.S3.Has(Thumbnail));
        Assert.True(_studio.S3.Has(Failure));
    }

    [Fact]
    public async Task Overtaken_by_no_picture_does_not_bring_the_older_rendition()
    {
        var first = _studio.S3.Upload(Key, First);
        await InBetweenAsync("PUT", Thumbnail, async () => await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, NoPicture)), first);
        Assert.False(_studio.S3.Has(Thumbnail));
        Assert.True(_studio.S3.Has(Failure));
        Assert.IsType<RenditionFailed>(Assert.Single(_studio.Renditions.Events));
    }

    [Fact]
    public async Task Replaced_by_a_picture_removes_the_reason()
    {
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, NoPicture));
        await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, First));
        Assert.False(_studio.S3.Has(Failure));
        AssertRenditionOf(First);
    }

    [Fact]
    public async Task Replaced_while_being_rejected_does_not_leave_an_old_reason()
    {
        var first = _studio.S3.Upload(Key, NoPicture);
        await InBetweenAsync("PUT", Failure, async () => await _studio.DeliverAsync(_studio.Worker(), _studio.S3.Upload(Key, Second)), first);
        Assert.False(_studio.S3.Has(Failure));
        AssertRenditionOf(Second);
        Assert.IsType<RenditionCompleted>(Assert.Single(_studio.Renditions.Events));
    }

    [Fact]
    public async Task Replay_of_everything_changes_nothing()
    {
        var first = _studio.S3.Upload(Key, First);
        var second = _studio.S3.Upload(Key, Second);
        S3Event[] history = [second, first, second, first, first, second];
        foreach (var upload in history) await _studio.DeliverAsync(_studio.Worker(), upload);
        AssertRenditionOf(Second);
        Assert.Equal(1, _studio.Engine.Renders);
    }

    [Fact]
    public async Task Bucket_deleted_before_processing_is_no_failure()
    {
        var upload = _studio.S3.Upload(Key, First);
        _studio.S3.Before = (_, _) => throw NoSuchBucket();
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Worker(), upload)).Kind);
        Assert.Empty(_studio.Renditions.Published);
    }

    [Fact]
    public async Task Bucket_deleted_while_processing_is_looked_at_again_and_then_done()
    {
        var upload = _studio.S3.Upload(Key, First);
        var gone = false;
        _studio.S3.Before = (operation, _) => (gone |= operation == "PUT") ? throw NoSuchBucket() : Task.CompletedTask;
        await Assert.ThrowsAsync<AmazonS3Exception>(() => _studio.DeliverAsync(_studio.Worker(), upload));
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Worker(), upload, receiveCount: 2)).Kind);
        await _studio.Worker().GiveUpAsync(upload, "never told", CancellationToken.None);
        Assert.Empty(_studio.Renditions.Published);
    }

    private static AmazonS3Exception NoSuchBucket() => new("The specified bucket does not exist", ErrorType.Sender, "NoSuchBucket", "", HttpStatusCode.NotFound);

    private static (int Width, int Height, string ETag) Completed(RenditionEvent rendition)
    {
        var completed = Assert.IsType<RenditionCompleted>(rendition);
        return (completed.Width, completed.Height, completed.SourceETag);
    }

    private static S3Event Event(S3Event upload, bool withSequencer) => withSequencer ? upload : upload with { Sequencer = "" };

    // Lets others in just before the first such operation of the older delivery.
    private async Task InBetweenAsync(string operation, string key, Func<Task> others, S3Event older)
    {
        var once = 0;
        _studio.S3.Before = (name, touched) => name == operation && touched == key && Interlocked.Increment(ref once) == 1 ? others() : Task.CompletedTask;
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Worker(), older)).Kind);
        Assert.NotEqual(0, once);
    }

    private static S3Event Removed(string key) => new("ObjectRemoved:Delete", "photos", key, "", "", 0, default);

    private void AssertRenditionOf(byte[] picture)
    {
        Assert.EndsWith(Convert.ToHexStringLower(picture), _studio.S3[Thumbnail].Text, StringComparison.Ordinal);
        Assert.Equal(_studio.S3[Key].ETag, _studio.S3[Thumbnail].Meta(UploadMetadata.SourceETag));
    }
}
