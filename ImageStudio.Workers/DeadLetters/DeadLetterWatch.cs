using System.Diagnostics;
using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.Notifying;
using ImageStudio.Workers.Objects;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.DeadLetters;

/// <summary>
/// Looks for uploads that end their workers: a process that is killed at each receive tells nobody, and its message goes to
/// the dead-letter queue without a word. It stays there for the operator; those who wait for the picture are told.
/// </summary>
internal sealed partial class DeadLetterWatch(
    QueuePeek queues,
    IReadOnlyList<WatchedQueue> watched,
    GivingUp givingUp,
    VersionedObjects objects,
    AwsResources resources,
    IOptions<NotifierOptions> options,
    IOptions<ConsumerOptions> consumer,
    TimeProvider time,
    ILogger<DeadLetterWatch> logger) : BackgroundService
{
    // A second or two of receiving; what is beyond gets its turn when an operator has cleared these away.
    private const int MostPerLook = 5_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A look that finds nothing new is nobody's upload.
        using var quiet = QuietScope.Begin();
        foreach (var queue in watched.Where(queue => queue.Url.Length == 0))
            Log.NotWatched(logger, queue.Rendition.Name, WorkerOptions.DeadLetterQueuePath(queue.Rendition.Name));

        using var timer = new PeriodicTimer(options.Value.DeadLetterInterval, time);
        do await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once at each queue; a failure is logged, and the next look does better.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in watched.Where(queue => queue.Url.Length > 0))
        {
            try
            {
                var count = await queues.CountAsync(queue.Url, cancellationToken);
                if (count.MayLook && queue.IsWorthALook(count.Messages)) await LookAsync(queue, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotLooked(logger, exception, queue.Url);
            }
        }
    }

    private async Task LookAsync(WatchedQueue queue, CancellationToken cancellationToken)
    {
        var letters = await queues.LookAsync(queue.Url, MostPerLook, message => Read(queue, message), cancellationToken);
        var settled = new List<string>();
        foreach (var letter in letters)
            if (await TrySettleAsync(queue, letter, cancellationToken)) settled.Add(letter.Id);
        queue.Settle(settled);
    }

    // Whoever wrote the message has no say in which bucket is written to.
    private Letter Read(WatchedQueue queue, Message message) => new(
        message.MessageId,
        !queue.IsSettled(message.MessageId) && QueueMessageReader.Read(message.Body ?? "") is QueueMessage.S3Events uploads
            ? [.. uploads.Records.Where(upload => upload.Bucket == resources.BucketName)]
            : []);

    private async Task<bool> TrySettleAsync(WatchedQueue queue, Letter letter, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var upload in letter.Uploads) await TellAsync(queue.Rendition, upload, cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTold(logger, exception, letter.Id);
            return false;
        }
    }

    private async Task TellAsync(Rendition rendition, S3Event upload, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(upload.Bucket, upload.Key, cancellationToken) is not { } source) return;
        using var lifted = QuietScope.Lift();
        using var span = WorkerTelemetry.Source.StartActivity("give up", ActivityKind.Internal, TraceCarrier.Read(name => source.Metadata[name]).ToContext());
        await givingUp.TellAsync(upload, rendition, Reason(rendition), cancellationToken);
    }

    private string Reason(Rendition rendition) =>
        $"The {rendition.Name} version could not be made: processing stopped unexpectedly, {consumer.Value.MaxReceives} times in a row. The photo itself is kept.";

    private sealed record Letter(string Id, IReadOnlyList<S3Event> Uploads);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Nobody is told of a {Rendition} whose workers are killed: {Setting} is not set")]
        public static partial void NotWatched(ILogger logger, string rendition, string setting);

        [LoggerMessage(2, LogLevel.Warning, "Dead letters of {Queue} could not be looked at; the next look comes")]
        public static partial void NotLooked(ILogger logger, Exception exception, string queue);

        [LoggerMessage(3, LogLevel.Warning, "What the dead letter {MessageId} means could not be told; the next look tries again")]
        public static partial void NotTold(ILogger logger, Exception exception, string messageId);
    }
}
