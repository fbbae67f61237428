using System.Diagnostics;
using ImageStudio.Contracts;

namespace ImageStudio.Workers.Consuming;

/// <summary>What became of a message.</summary>
/// <param name="Outcome">The worst outcome of its parts.</param>
/// <param name="Context">Span that settling belongs to.</param>
internal readonly record struct DispatchResult(MessageOutcome Outcome, ActivityContext Context);

/// <summary>
/// Hands each part of a message to the handler, in a span of its own: a message may hold several uploads, and each of
/// them is a trace. One part to be retried brings all of them again, which idempotent handlers do not mind.
/// </summary>
internal sealed partial class WorkDispatcher(
    IMessageHandler handler, ConsumedQueue queue, WorkerTelemetry telemetry, TimeProvider time, ILogger<WorkDispatcher> logger)
{
    /// <summary>Fails only when it is cancelled; a handler's exception is a retry.</summary>
    public async Task<DispatchResult> DispatchAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var result = message.Content switch
        {
            QueueMessage.S3Events uploads => await EachAsync(uploads.Records, message, cancellationToken),
            QueueMessage.Rendition { Event: var rendition } => await InSpanAsync(message, rendition.SourceKey, work => handler.HandleAsync(rendition, work, cancellationToken), cancellationToken),
            QueueMessage.Unknown unknown => await InSpanAsync(message, null, _ => Task.FromResult(Poison(message, unknown)), cancellationToken),
            _ => new DispatchResult(MessageOutcome.Done(), default),
        };
        telemetry.Processed(queue, result.Outcome.Kind, time.GetElapsedTime(start));
        return result;
    }

    /// <summary>Lets the handler tell those who wait; a failure to do so is logged.</summary>
    public async Task GiveUpAsync(QueueMessage.S3Events uploads, int receives, ActivityContext processed)
    {
        using var span = WorkerTelemetry.Source.StartActivity("give up", ActivityKind.Internal, processed);
        foreach (var upload in uploads.Records)
        {
            try
            {
                await handler.GiveUpAsync(upload, $"The picture could not be processed after {receives} attempts.", CancellationToken.None);
            }
            catch (Exception exception)
            {
                Log.NotTold(logger, exception, upload.Key);
            }
        }
    }

    private async Task<DispatchResult> EachAsync(IReadOnlyList<S3Event> uploads, ReceivedMessage message, CancellationToken cancellationToken)
    {
        var worst = new DispatchResult(MessageOutcome.Done(), default);
        foreach (var upload in uploads)
        {
            var result = await InSpanAsync(message, upload.Key, work => handler.HandleAsync(upload, work, cancellationToken), cancellationToken);
            if (result.Outcome.Kind >= worst.Outcome.Kind) worst = result;
        }

        return worst;
    }

    private async Task<DispatchResult> InSpanAsync(
        ReceivedMessage message, string? key, Func<WorkContext, Task<MessageOutcome>> handle, CancellationToken cancellationToken)
    {
        using var span = ProcessSpan.Begin(queue, message, key, time.GetUtcNow());
        MessageOutcome outcome;
        try
        {
            outcome = await handle(new WorkContext(message, span));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            span.Fail(exception);
            Log.Failed(logger, exception, key, message.Id, message.ReceiveCount);
            outcome = MessageOutcome.Retry(exception.Message);
        }

        span.Complete(outcome);
        Log.Handled(logger, key, outcome.Kind, outcome.Reason);
        return new DispatchResult(outcome, span.Context);
    }

    // Waiting cannot make it readable: it comes again at once, and is soon where somebody looks at it.
    private MessageOutcome Poison(ReceivedMessage message, QueueMessage.Unknown unknown)
    {
        Log.NotUnderstood(logger, message.Id, message.ReceiveCount, unknown.Reason);
        return MessageOutcome.Retry(unknown.Reason, TimeSpan.Zero);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Key}: {Outcome} {Reason}")]
        public static partial void Handled(ILogger logger, string? key, OutcomeKind outcome, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Key}: work on message {MessageId} has failed, receive {ReceiveCount}")]
        public static partial void Failed(ILogger logger, Exception exception, string? key, string messageId, int receiveCount);

        [LoggerMessage(3, LogLevel.Error, "Message {MessageId} is not understood, receive {ReceiveCount}: {Reason}")]
        public static partial void NotUnderstood(ILogger logger, string messageId, int receiveCount, string reason);

        [LoggerMessage(4, LogLevel.Error, "{Key}: that it was given up could not be told")]
        public static partial void NotTold(ILogger logger, Exception exception, string key);
    }
}
