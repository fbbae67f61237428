using ImageStudio.Contracts;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;

namespace ImageStudio.Tests.Workers.Notifying;

public sealed class NotifyHandlerTests : IDisposable
{
    private const string Key = "ingest/2026/AWS.gif";

    private readonly Studio _studio = new();

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task An_upload_is_followed_by_a_mail_that_it_arrived_and_one_that_all_is_ready()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        await _studio.DeliverAsync(_studio.Notifier(), upload);
        foreach (var rendition in Rendition.Defaults)
        {
            await _studio.DeliverAsync(_studio.Worker(rendition), upload);
            await _studio.DeliverAsync(_studio.Notifier(), _studio.Renditions.Events[^1]);
        }

        Assert.Equal(["\"AWS.gif\" has arrived", "\"AWS.gif\" is ready"], _studio.Subjects);
        var ready = _studio.Notifications.Published.Last().Message;
        Assert.Contains("thumbnail: 3 x 2 pixels", ready, StringComparison.Ordinal);
        Assert.Contains("http://gallery.test/#photo=ingest%2F2026%2FAWS.gif", ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mail_is_sent_once_however_often_it_is_told()
    {
        var upload = await CompleteAsync();
        for (var i = 0; i < 3; i++)
        {
            await _studio.DeliverAsync(_studio.Notifier(), upload);
            foreach (var rendition in _studio.Renditions.Events) await _studio.DeliverAsync(_studio.Notifier(), rendition);
        }

        Assert.Equal(["\"AWS.gif\" has arrived", "\"AWS.gif\" is ready"], _studio.Subjects);
    }

    [Fact]
    public async Task Notifiers_at_the_same_time_send_one_mail_and_look_again_whether_it_went_out()
    {
        await CompleteAsync();
        var sending = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        _studio.Notifications.Before = async _ =>
        {
            sending.SetResult();
            await go.Task;
        };
        var first = _studio.DeliverAsync(_studio.Notifier(), _studio.Renditions.Events[0]);
        await sending.Task;
        Assert.Equal(OutcomeKind.Retry, (await _studio.DeliverAsync(_studio.Notifier(), _studio.Renditions.Events[1], messageId: "second")).Kind);
        go.SetResult();
        Assert.Equal(OutcomeKind.Done, (await first).Kind);
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Notifier(), _studio.Renditions.Events[1], 2, "second")).Kind);
        Assert.Equal(["\"AWS.gif\" is ready"], _studio.Subjects);
    }

    [Fact]
    public async Task Of_claims_at_the_very_same_moment_one_wins()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        var once = 0;
        _studio.S3.Before = (operation, key) => operation == "PUT" && key.StartsWith(ObjectKeys.MailedPrefix, StringComparison.Ordinal) && Interlocked.Increment(ref once) == 1
            ? _studio.DeliverAsync(_studio.Notifier(), upload)
            : Task.CompletedTask;
        Assert.Equal(OutcomeKind.Retry, (await _studio.DeliverAsync(_studio.Notifier(), upload)).Kind);
        Assert.Single(_studio.Subjects);
    }

    [Fact]
    public async Task A_try_that_failed_is_taken_up_by_its_own_message_at_once()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        _studio.Notifications.Before = _ => throw new HttpRequestException("no connection");
        await Assert.ThrowsAsync<HttpRequestException>(() => _studio.DeliverAsync(_studio.Notifier(), upload, 1, "m"));
        _studio.Notifications.Before = _ => Task.CompletedTask;
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Notifier(), upload, 2, "m")).Kind);
        Assert.Single(_studio.Subjects);
    }

    [Fact]
    public async Task A_claim_whose_owner_is_gone_is_taken_over_when_it_has_run_out()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        _studio.Notifications.Before = _ => throw new HttpRequestException("no connection");
        await Assert.ThrowsAsync<HttpRequestException>(() => _studio.DeliverAsync(_studio.Notifier(), upload));
        _studio.Notifications.Before = _ => Task.CompletedTask;
        var outcome = await _studio.DeliverAsync(_studio.Notifier(), upload, receiveCount: 3);
        Assert.Equal((OutcomeKind.Retry, TimeSpan.FromSeconds(121)), (outcome.Kind, outcome.After));
        _studio.Clock.Advance(outcome.After!.Value);
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Notifier(), upload, receiveCount: 4)).Kind);
        Assert.Single(_studio.Subjects);
    }

    [Fact]
    public async Task A_failure_is_told_once_with_its_reason()
    {
        var upload = _studio.S3.Upload(Key, "a text"u8.ToArray());
        foreach (var rendition in Rendition.Defaults) await _studio.DeliverAsync(_studio.Worker(rendition), upload);
        foreach (var failed in _studio.Renditions.Events) await _studio.DeliverAsync(_studio.Notifier(), failed);
        Assert.Equal(["\"AWS.gif\" could not be processed"], _studio.Subjects);
        Assert.Contains(((RenditionFailed)_studio.Renditions.Events[0]).Reason, _studio.Notifications.Published.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_no_worker_could_process_is_told_of_once_when_they_give_up()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        foreach (var rendition in Rendition.Defaults) await _studio.Worker(rendition).GiveUpAsync(upload, "The picture could not be processed after 5 attempts.", CancellationToken.None);
        foreach (var failed in _studio.Renditions.Events) await _studio.DeliverAsync(_studio.Notifier(), failed);
        Assert.Equal(["\"AWS.gif\" could not be processed"], _studio.Subjects);
        Assert.Contains("after 5 attempts", _studio.Notifications.Published.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_upload_gets_mails_of_its_own_and_the_old_one_none_any_more()
    {
        var first = await CompleteAsync();
        var late = _studio.Renditions.Events[^1];
        var second = _studio.S3.Upload(Key, Studio.Picture(2));
        await _studio.DeliverAsync(_studio.Notifier(), late);
        await _studio.DeliverAsync(_studio.Notifier(), first);
        Assert.Empty(_studio.Subjects);
        await _studio.DeliverAsync(_studio.Notifier(), second);
        Assert.Equal(["\"AWS.gif\" has arrived"], _studio.Subjects);
    }

    [Fact]
    public async Task A_deleted_upload_gets_no_mail()
    {
        var upload = await CompleteAsync();
        _studio.S3.Remove(Key);
        await _studio.DeliverAsync(_studio.Notifier(), upload);
        foreach (var rendition in _studio.Renditions.Events) Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Notifier(), rendition)).Kind);
        Assert.Empty(_studio.Subjects);
    }

    [Fact]
    public async Task A_deletion_takes_the_notes_along_unless_the_upload_is_back()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        var deletion = new S3Event("ObjectRemoved:Delete", upload.Bucket, Key, "", "", 0, default);
        await _studio.DeliverAsync(_studio.Notifier(), upload);
        await _studio.DeliverAsync(_studio.Notifier(), deletion);
        Assert.Contains(_studio.S3.Keys, key => ObjectKeys.IsMailOf(Key, key));

        _studio.S3.Remove(Key);
        await _studio.DeliverAsync(_studio.Notifier(), deletion);
        Assert.Empty(_studio.S3.Keys);
    }

    [Fact]
    public async Task An_upload_that_is_deleted_while_its_mail_is_sent_leaves_no_note()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        _studio.Notifications.Before = _ =>
        {
            _studio.S3.Remove(Key);
            return Task.CompletedTask;
        };

        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Notifier(), upload)).Kind);

        Assert.Empty(_studio.S3.Keys);
    }

    [Fact]
    public async Task The_name_is_the_one_that_was_sent()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture(), (UploadMetadata.OriginalName, Uri.EscapeDataString("Été 100%.jpg")));
        await _studio.DeliverAsync(_studio.Notifier(), upload);
        Assert.Equal(["\"Ete 100%.jpg\" has arrived"], _studio.Subjects);
        Assert.Contains("\"Été 100%.jpg\" has arrived", _studio.Notifications.Published.Single().Message, StringComparison.Ordinal);
    }

    private async Task<S3Event> CompleteAsync()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        foreach (var rendition in Rendition.Defaults) await _studio.DeliverAsync(_studio.Worker(rendition), upload);
        return upload;
    }
}
