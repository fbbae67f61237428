using ImageStudio.Contracts;
using ImageStudio.Workers.Notifying;
using ImageStudio.Workers.Objects;
using ImageStudio.Workers.Resizing;

namespace ImageStudio.Workers.DeadLetters;

/// <summary>
/// Tells those who wait that nobody will make a rendition: for a worker whose last try has failed, and for the notifier
/// when it finds a message that no worker lived long enough to give up.
/// </summary>
internal sealed partial class GivingUp(RenditionStore store, RenditionPublisher publisher, TimeProvider time, ILogger<GivingUp> logger)
{
    /// <summary>Tells, unless the rendition is there, the upload is not, or it was told before.</summary>
    /// <param name="upload">What the message said.</param>
    /// <param name="rendition">What was to be made.</param>
    /// <param name="reason">In a sentence that a photographer understands, for when nobody has noted a better one.</param>
    /// <param name="cancellationToken">Stops telling; the next look tells.</param>
    public async Task TellAsync(S3Event upload, Rendition rendition, string reason, CancellationToken cancellationToken)
    {
        if (!upload.IsCreated || !ObjectKeys.TryGetPath(upload.Key, out _)) return;
        if (await store.FindAsync(upload.Bucket, upload.Key, cancellationToken) is not { } there || (upload.ETag.Length > 0 && upload.ETag != there.ETag)) return;

        var source = new SourceVersion(upload.Bucket, upload.Key, there.ETag, upload.Sequencer);
        if (await IsMadeAsync(source, rendition, cancellationToken) || await FindUntoldAsync(source, rendition, reason, cancellationToken) is not { } failure) return;
        await publisher.PublishAsync(failure, cancellationToken);
        Log.Told(logger, source.Key, rendition.Name, failure.Reason);
    }

    private async Task<bool> IsMadeAsync(SourceVersion source, Rendition rendition, CancellationToken cancellationToken)
    {
        var key = ObjectKeys.ForRendition(source.Key, rendition);
        return ObjectKeyLimits.Fits(key) && (await store.FindAsync(source.Bucket, key, cancellationToken))?.IsOf(source) is true;
    }

    private async Task<RenditionFailed?> FindUntoldAsync(SourceVersion source, Rendition rendition, string reason, CancellationToken cancellationToken)
    {
        var failure = new RenditionFailed
        {
            Bucket = source.Bucket, SourceKey = source.Key, SourceETag = source.ETag, Rendition = rendition.Name, Time = time.GetUtcNow(), Reason = reason,
        };
        // Under a key that is too long nothing can be noted; the announcement still tells.
        if (!ObjectKeyLimits.Fits(ObjectKeys.ForFailure(source.Key, rendition.Name))) return failure;
        if (await store.ReadFailureAsync(source, rendition, cancellationToken) is not { } noted)
            return await store.PutGivenUpAsync(source, rendition, failure, cancellationToken) ? failure : null;

        // Whoever noted it may have ended before announcing it: then there is no mail, and nobody is about to send one.
        var mail = ObjectKeys.ForMail(source.Key, source.ETag, Mail.FailedKind);
        return ObjectKeyLimits.Fits(mail) && await store.FindAsync(source.Bucket, mail, cancellationToken) is null ? noted : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Key}: {Rendition} is given up. {Reason}")]
        public static partial void Told(ILogger logger, string key, string rendition, string reason);
    }
}
