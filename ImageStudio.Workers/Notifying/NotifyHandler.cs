using ImageStudio.Contracts;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Objects;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Notifying;

/// <summary>Tells people: a photo has arrived, all of its renditions are there, or why not. Each once per version of an upload.</summary>
internal sealed class NotifyHandler(
    VersionedObjects objects, IReadOnlyList<Rendition> renditions, MailSender sender, MailLedger ledger, IOptions<NotifierOptions> options) : IMessageHandler
{
    public async Task<MessageOutcome> HandleAsync(S3Event upload, WorkContext work, CancellationToken cancellationToken)
    {
        if (!(upload.IsCreated || upload.IsRemoved) || !ObjectKeys.TryGetPath(upload.Key, out _)) return MessageOutcome.Done("not an upload");
        var source = await objects.FindAsync(upload.Bucket, upload.Key, cancellationToken);
        if (upload.IsRemoved) return await ForgetAsync(upload, source, cancellationToken);
        if (source is not null && UnfinishedUpload.Is(upload.Key, source.Metadata[UploadMetadata.OriginalName], work)) return UnfinishedUpload.LookAgain();
        work.Span.Adopt(source is null ? TraceCarrier.Empty : TraceCarrier.Read(name => source.Metadata[name]));
        if (source is null) return MessageOutcome.Done("the upload is gone");
        if (upload.ETag.Length > 0 && upload.ETag != source.ETag) return MessageOutcome.Done("the upload was replaced, which has an event of its own");

        var mail = Mail.Received(Describe(upload.Key, source), source.Length, [.. renditions.Select(rendition => rendition.Name)]);
        return await sender.SendAsync(new SourceVersion(upload.Bucket, upload.Key, source.ETag, upload.Sequencer), mail, work.Message, cancellationToken);
    }

    public async Task<MessageOutcome> HandleAsync(RenditionEvent rendition, WorkContext work, CancellationToken cancellationToken)
    {
        if (!ObjectKeys.TryGetPath(rendition.SourceKey, out _)) return MessageOutcome.Done("not an upload");
        var source = await objects.FindAsync(rendition.Bucket, rendition.SourceKey, cancellationToken);
        work.Span.Adopt(source is null ? TraceCarrier.Empty : TraceCarrier.Read(name => source.Metadata[name]));
        if (source?.ETag != rendition.SourceETag) return MessageOutcome.Done("the upload was replaced or deleted");

        var version = new SourceVersion(rendition.Bucket, rendition.SourceKey, rendition.SourceETag, "");
        var photo = Describe(rendition.SourceKey, source);
        if (rendition is RenditionFailed failed) return await sender.SendAsync(version, Mail.Failed(photo, failed.Reason), work.Message, cancellationToken);

        return await FindAllAsync(version, cancellationToken) is { } all
            ? await sender.SendAsync(version, Mail.Ready(photo, all), work.Message, cancellationToken)
            : MessageOutcome.Done("further renditions are on their way, and the last one tells");
    }

    /// <summary>Nobody waits for a mail.</summary>
    public Task GiveUpAsync(S3Event upload, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<MessageOutcome> ForgetAsync(S3Event upload, ExistingObject? source, CancellationToken cancellationToken)
    {
        if (source is not null) return MessageOutcome.Done("the upload is there again, with an event of its own");
        await ledger.ForgetUploadAsync(upload.Bucket, upload.Key, cancellationToken);
        return MessageOutcome.Done("the notes about a deleted upload are gone too");
    }

    private async Task<IReadOnlyList<MailedRendition>?> FindAllAsync(SourceVersion source, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(renditions.Select(rendition => objects.FindAsync(source.Bucket, ObjectKeys.ForRendition(source.Key, rendition), cancellationToken)));
        if (found.Any(rendition => rendition?.IsOf(source) != true)) return null;
        return [.. renditions.Zip(found, (rendition, there) => new MailedRendition(
            rendition.Name, Number(there!, UploadMetadata.Width), Number(there!, UploadMetadata.Height), there!.Length))];
    }

    private PhotoDescription Describe(string key, ExistingObject source) =>
        PhotoDescription.Of(key, source.Metadata[UploadMetadata.OriginalName], options.Value.GalleryUrl);

    private static int Number(ExistingObject rendition, string name) => int.TryParse(rendition.Metadata[name], out var number) ? number : 0;
}
