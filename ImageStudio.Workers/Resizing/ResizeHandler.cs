using ImageStudio.Contracts;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.DeadLetters;
using ImageStudio.Workers.Imaging;
using ImageStudio.Workers.Objects;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Resizing;

/// <summary>Makes one rendition of each upload.</summary>
internal sealed partial class ResizeHandler(
    Rendition rendition,
    RenditionStore store,
    RenditionPublisher publisher,
    GivingUp givingUp,
    ImageRenderer renderer,
    WorkFolder folder,
    IOptions<ImageLimits> limits,
    WorkerTelemetry telemetry,
    TimeProvider time,
    ILogger<ResizeHandler> logger) : IMessageHandler
{
    public async Task<MessageOutcome> HandleAsync(S3Event upload, WorkContext work, CancellationToken cancellationToken)
    {
        if (!(upload.IsCreated || upload.IsRemoved) || !ObjectKeys.TryGetPath(upload.Key, out _)) return MessageOutcome.Done("not an upload");
        // An upload that is back has an event of its own; whatever that one found may just have been removed, so it is made sure of.
        if (upload.IsRemoved && await store.ClearAsync(upload.Bucket, upload.Key, rendition, cancellationToken)) return MessageOutcome.Done("what was made of a deleted upload is gone too");

        var times = WorkTimes.Of(upload, work.Message, time.GetUtcNow());
        using var source = await store.OpenAsync(upload.Bucket, upload.Key, cancellationToken);
        if (source is not null && UnfinishedUpload.Is(upload.Key, source.OriginalName, work)) return UnfinishedUpload.LookAgain();
        work.Span.Adopt(source?.Trace ?? TraceCarrier.Empty);
        if (source is null) return MessageOutcome.Done("the upload is gone");
        if (upload.ETag.Length > 0 && upload.ETag != source.ETag) return MessageOutcome.Done("the upload was replaced, which has an event of its own");

        var version = source.Version(upload.Sequencer);
        try
        {
            return await ResizeAsync(source, version, times, work, cancellationToken);
        }
        catch (ImageRejectedException rejected)
        {
            return await RejectAsync(version, rejected.Message, cancellationToken);
        }
    }

    public Task<MessageOutcome> HandleAsync(RenditionEvent rendition, WorkContext work, CancellationToken cancellationToken) =>
        Task.FromResult(MessageOutcome.Retry("This queue is for uploads, and got an announcement of a worker: its subscription is wrong."));

    public Task GiveUpAsync(S3Event upload, string reason, CancellationToken cancellationToken) => givingUp.TellAsync(upload, rendition, reason, cancellationToken);

    private async Task<MessageOutcome> ResizeAsync(SourceObject source, SourceVersion version, WorkTimes times, WorkContext work, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForRendition(version.Key, rendition);
        if (!ObjectKeyLimits.Fits(key)) return await RejectAsync(version, "The file's name, with its folders, is too long.", cancellationToken);
        if (!ImageFilter.TryParse(source.Filter, out var filter)) return await RejectAsync(version, "The filter that was asked for is not known.", cancellationToken);
        ImageLimitChecks.CheckBytes(source.Length, limits.Value);

        using var files = folder.NewFiles();
        var looking = FindAsync(version, cancellationToken);
        // On the way to a photo's first rendition nothing is waited for that can be done meanwhile.
        await Task.WhenAll(looking, source.DownloadAsync(files.Source, cancellationToken));
        if (await looking is { } existing)
        {
            if (existing.IsNewerThan(version)) return MessageOutcome.Done("a newer version is there");
            if (existing.IsOf(version) && existing.Metadata[UploadMetadata.Filter] == filter.ToString()) return await RepeatAsync(version, key, existing, work, cancellationToken);
        }

        var image = await RenderAsync(files, new RenditionRecipe(rendition, filter), source.Length, cancellationToken);
        var made = time.GetUtcNow();
        if (!await store.PutAsync(
            version, rendition, () => times.NoteIn(RenditionStore.Request(version, key, files.Rendition, image, filter), made), new Seen(await looking), cancellationToken)) return MessageOutcome.Done("the upload was replaced or deleted meanwhile");

        Log.Rendered(logger, version.Key, rendition.Name, image.Width, image.Height, image.Bytes, image.Duration.TotalMilliseconds);
        return await AnnounceAsync(version, key, image.Width, image.Height, image.Bytes, cancellationToken);
    }

    private async Task<RenderedImage> RenderAsync(WorkFiles files, RenditionRecipe recipe, long sourceBytes, CancellationToken cancellationToken)
    {
        using var span = WorkerTelemetry.Source.StartActivity($"render {rendition.Name}");
        var image = await renderer.RenderAsync(files.Source, files.Rendition, recipe, cancellationToken);
        telemetry.Resized(rendition.Name, image, sourceBytes);
        span?.SetTag("imagestudio.rendition", rendition.Name).SetTag("imagestudio.engine", image.Engine).SetTag("imagestudio.format", image.Format.DisplayName());
        return image;
    }

    private Task<ExistingObject?> FindAsync(SourceVersion source, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForRendition(source.Key, rendition);
        return ObjectKeyLimits.Fits(key) ? store.FindAsync(source.Bucket, key, cancellationToken) : Task.FromResult<ExistingObject?>(null);
    }

    // A try before this one may have ended between writing the rendition and announcing it.
    private async Task<MessageOutcome> RepeatAsync(SourceVersion source, string key, ExistingObject existing, WorkContext work, CancellationToken cancellationToken)
    {
        if (!work.IsRedelivered) return MessageOutcome.Done("it is there already");
        await store.DeleteFailureAsync(source, rendition, cancellationToken);
        return await AnnounceAsync(source, key, Number(existing, UploadMetadata.Width), Number(existing, UploadMetadata.Height), existing.Length, cancellationToken);
    }

    private async Task<MessageOutcome> AnnounceAsync(SourceVersion source, string key, int width, int height, long bytes, CancellationToken cancellationToken)
    {
        await publisher.PublishAsync(new RenditionCompleted
        {
            Bucket = source.Bucket, SourceKey = source.Key, SourceETag = source.ETag, Rendition = rendition.Name, Time = time.GetUtcNow(),
            Key = key, Width = width, Height = height, Bytes = bytes,
        }, cancellationToken);
        return MessageOutcome.Done();
    }

    private async Task<MessageOutcome> RejectAsync(SourceVersion source, string reason, CancellationToken cancellationToken)
    {
        var failure = new RenditionFailed
        {
            Bucket = source.Bucket, SourceKey = source.Key, SourceETag = source.ETag, Rendition = rendition.Name, Time = time.GetUtcNow(), Reason = reason,
        };
        // Under a key that is too long nothing can be noted; the announcement still tells.
        if (ObjectKeyLimits.Fits(ObjectKeys.ForFailure(source.Key, rendition.Name))
            && !await store.PutFailureAsync(source, rendition, failure, cancellationToken)) return MessageOutcome.Done("the upload was replaced or deleted meanwhile");

        await publisher.PublishAsync(failure, cancellationToken);
        Log.Rejected(logger, source.Key, rendition.Name, reason);
        return MessageOutcome.Reject(reason);
    }

    private static int Number(ExistingObject existing, string name) => int.TryParse(existing.Metadata[name], out var number) ? number : 0;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Key}: {Rendition} is {Width}x{Height} pixels, {Bytes} bytes, made in {Milliseconds:0} ms")]
        public static partial void Rendered(ILogger logger, string key, string rendition, int width, int height, long bytes, double milliseconds);

        [LoggerMessage(2, LogLevel.Information, "{Key}: no {Rendition}. {Reason}")]
        public static partial void Rejected(ILogger logger, string key, string rendition, string reason);
    }
}
