using ImageStudio.Contracts;
using ImageStudio.Tests.Workers.Fakes;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Imaging;
using ImageStudio.Workers.Objects;

namespace ImageStudio.Tests.Workers.Resizing;

public sealed class ResizeHandlerTests : IDisposable
{
    private const string Key = "ingest/Été & Söhne/My photo+1 100%.gif";
    private const string Thumbnail = "thumbnail/Été & Söhne/Thumbnail-My photo+1 100%.gif";
    private const string Failure = "failed/Été & Söhne/My photo+1 100%.gif/thumbnail.json";

    private readonly Studio _studio = new();

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task An_upload_becomes_a_rendition_and_an_announcement()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture(), (UploadMetadata.Filter, "sepia"));
        Assert.Equal(MessageOutcome.Done(), await _studio.DeliverAsync(_studio.Worker(), upload));

        var rendition = _studio.S3[Thumbnail];
        Assert.Equal($"thumbnail sepia {Convert.ToHexStringLower(Studio.Picture())}", rendition.Text);
        Assert.Equal("image/gif", rendition.ContentType);
        Assert.Equal(
            (upload.ETag, upload.Sequencer, "3", "2", "fake", "sepia"),
            (rendition.Meta(UploadMetadata.SourceETag), rendition.Meta(UploadMetadata.SourceSequencer), rendition.Meta(UploadMetadata.Width), rendition.Meta(UploadMetadata.Height), rendition.Meta(UploadMetadata.Engine), rendition.Meta(UploadMetadata.Filter)));
        Assert.Equal(
            new RenditionCompleted { Bucket = "photos", SourceKey = Key, SourceETag = upload.ETag, Rendition = "thumbnail", Time = _studio.Clock.GetUtcNow(), Key = Thumbnail, Width = 3, Height = 2, Bytes = rendition.Content.Length },
            Assert.Single(_studio.Renditions.Events));
    }

    [Fact]
    public async Task A_rendition_tells_when_its_upload_came_by()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        await _studio.DeliverAsync(_studio.Worker(), upload);

        var now = _studio.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((now, now), (_studio.S3[Thumbnail].Meta(UploadMetadata.StartedAt), _studio.S3[Thumbnail].Meta(UploadMetadata.MadeAt)));
    }

    [Theory]
    [InlineData("not a picture at all", "")]
    [InlineData("", "")]
    public async Task What_is_no_picture_is_rejected_with_a_reason(string content, string filter)
    {
        var upload = _studio.S3.Upload(Key, System.Text.Encoding.UTF8.GetBytes(content), (UploadMetadata.Filter, filter));
        await AssertRejectedAsync(_studio.Worker(), upload);
        Assert.Equal(0, _studio.Engine.Renders);
    }

    [Fact]
    public async Task An_unknown_filter_is_rejected()
    {
        var reason = await AssertRejectedAsync(_studio.Worker(), _studio.S3.Upload(Key, Studio.Picture(), (UploadMetadata.Filter, "blur")));
        Assert.Equal("The filter that was asked for is not known.", reason);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_rejected_before_it_is_read()
    {
        var upload = _studio.S3.Upload(Key, new byte[2000]);
        await AssertRejectedAsync(_studio.Worker(limits: new ImageLimits { MaxBytes = 1000 }), upload);
    }

    [Fact]
    public async Task What_the_engine_rejects_is_rejected()
    {
        _studio.Engine.During = () => throw new ImageRejectedException(ImageRejection.Damaged, "The file is damaged: it ends too early.");
        Assert.Equal("The file is damaged: it ends too early.", await AssertRejectedAsync(_studio.Worker(), _studio.S3.Upload(Key, Studio.Picture())));
    }

    [Fact]
    public async Task A_key_that_leaves_no_room_for_a_rendition_is_rejected_by_announcement_alone()
    {
        var upload = _studio.S3.Upload("ingest/" + new string('x', ObjectKeys.MaxKeyBytes - 7), Studio.Picture());
        Assert.Equal(OutcomeKind.Reject, (await _studio.DeliverAsync(_studio.Worker(), upload)).Kind);
        Assert.Contains("too long", Assert.IsType<RenditionFailed>(Assert.Single(_studio.Renditions.Events)).Reason, StringComparison.Ordinal);
        Assert.Single(_studio.S3.Keys);
    }

    [Theory]
    [InlineData("ObjectCreated:Put", "ingest/folder/")]
    [InlineData("ObjectCreated:Put", "thumbnail/Thumbnail-a.gif")]
    public async Task What_is_no_new_upload_is_done_without_a_look(string name, string key)
    {
        Assert.Equal(OutcomeKind.Done, (await _studio.DeliverAsync(_studio.Worker(), new S3Event(name, "photos", key, "", "", 0, default))).Kind);
        Assert.Empty(_studio.S3.Calls);
        Assert.Empty(_studio.Renditions.Published);
    }

    [Fact]
    public async Task An_upload_of_Web_that_lacks_its_metadata_is_looked_at_again_once()
    {
        var upload = _studio.S3.Upload($"ingest/{UploadId.New(_studio.Clock)}/Early.gif", Studio.Picture());

        Assert.Equal(UnfinishedUpload.LookAgain(), await _studio.DeliverAsync(_studio.Worker(), upload));
        Assert.Empty(_studio.Renditions.Events);
        Assert.Equal(MessageOutcome.Done(), await _studio.DeliverAsync(_studio.Worker(), upload, receiveCount: 2));
        Assert.Single(_studio.Renditions.Events);
    }

    [Fact]
    public async Task What_is_not_the_pictures_fault_is_tried_again()
    {
        _studio.Engine.During = () => throw new IOException("disk full");
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        await Assert.ThrowsAsync<IOException>(() => _studio.DeliverAsync(_studio.Worker(), upload));
        Assert.Empty(_studio.Renditions.Published);
        Assert.Equal([Key], _studio.S3.Keys);
    }

    [Fact]
    public async Task Giving_up_tells_those_who_wait_unless_the_rendition_is_there()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        await _studio.Worker().GiveUpAsync(upload, "The picture could not be processed after 5 attempts.", CancellationToken.None);
        Assert.True(_studio.S3.Has(Failure));
        Assert.IsType<RenditionFailed>(Assert.Single(_studio.Renditions.Events));

        await _studio.DeliverAsync(_studio.Worker(), upload);
        await _studio.Worker().GiveUpAsync(upload, "The picture could not be processed after 5 attempts.", CancellationToken.None);
        Assert.False(_studio.S3.Has(Failure));
        Assert.True(_studio.S3.Has(Thumbnail));
        Assert.Equal(2, _studio.Renditions.Published.Count);
    }

    [Fact]
    public async Task Nobody_waits_for_an_upload_that_is_gone()
    {
        var upload = _studio.S3.Upload(Key, Studio.Picture());
        _studio.S3.Remove(Key);
        await _studio.Worker().GiveUpAsync(upload, "The picture could not be processed after 5 attempts.", CancellationToken.None);
        Assert.Empty(_studio.S3.Keys);
        Assert.Empty(_studio.Renditions.Published);
    }

    private async Task<string> AssertRejectedAsync(IMessageHandler worker, S3Event upload)
    {
        var outcome = await _studio.DeliverAsync(worker, upload);
        Assert.Equal(OutcomeKind.Reject, outcome.Kind);
        var failed = Assert.IsType<RenditionFailed>(Assert.Single(_studio.Renditions.Events));
        Assert.Equal(outcome.Reason, failed.Reason);
        Assert.EndsWith(".", failed.Reason, StringComparison.Ordinal);
        var note = _studio.S3[Failure];
        Assert.Equal(failed, System.Text.Json.JsonSerializer.Deserialize(note.Text, ContractsJsonContext.Default.RenditionEvent));
        Assert.Equal(upload.ETag, note.Meta(UploadMetadata.SourceETag));
        Assert.False(_studio.S3.Has(Thumbnail));
        return failed.Reason;
    }
}
