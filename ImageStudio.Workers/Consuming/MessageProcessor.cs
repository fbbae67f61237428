using Amazon.SQS;
using ImageStudio.Contracts;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Consuming;

/// <summary>Works on one message from its receipt to its settlement: heartbeat, handler, outcome.</summary>
internal sealed partial class MessageProcessor(
    WorkDispatcher dispatcher,
    MessageSettlement settlement,
    VisibilityHeartbeat heartbeat,
    IOptions<ConsumerOptions> options,
    ILogger<MessageProcessor> logger)
{
    private readonly ConsumerOptions _options = options.Value;

    /// <summary>Returns when the message is settled.</summary>
    /// <param name="message">Received just now.</param>
    /// <param name="stop">Abandons the work and gives the message back at once.</param>
    public async Task ProcessAsync(ReceivedMessage message, CancellationToken stop)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var over = new CancellationTokenSource();
        var beating = BeatAsync(message, abandon, over.Token);

        var work = dispatcher.DispatchAsync(message, abandon.Token);
        // A decoder may be deaf to the token for a while; the message is not to wait for it.
        await ((Task)work).WaitAsync(abandon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await over.CancelAsync();
        var lost = await beating == HeartbeatResult.Lost;
        if (work.IsCompletedSuccessfully) await SettleAsync(message, await work);
        else if (!lost) await ReturnAsync(message);
    }

    private async Task<HeartbeatResult> BeatAsync(ReceivedMessage message, CancellationTokenSource abandon, CancellationToken over)
    {
        var result = await heartbeat.KeepInvisibleAsync(
            message, _options.Visibility, () => settlement.ChangeVisibilityAsync(message, _options.Visibility, message.Trace.ToContext()), over);
        if (result == HeartbeatResult.Lost) await abandon.CancelAsync();
        return result;
    }

    private async Task SettleAsync(ReceivedMessage message, DispatchResult result)
    {
        try
        {
            if (result.Outcome.Kind != OutcomeKind.Retry) await settlement.DeleteAsync(message, result.Context);
            else await settlement.ChangeVisibilityAsync(message, await NextTryAsync(message, result), result.Context);
        }
        catch (AmazonSQSException exception) when (MessageSettlement.IsLost(exception))
        {
            Log.SettledTooLate(logger, message.Id, exception.Message);
        }
    }

    private async Task<TimeSpan> NextTryAsync(ReceivedMessage message, DispatchResult result)
    {
        var outcome = result.Outcome;
        if (message.ReceiveCount < _options.MaxReceives)
            return outcome.After ?? _options.Retries.After(message.ReceiveCount, Random.Shared.NextDouble());

        Log.DeadLetter(logger, message.Id, message.ReceiveCount, outcome.Reason);
        if (message.Content is QueueMessage.S3Events uploads) await dispatcher.GiveUpAsync(uploads, message.ReceiveCount, result.Context);
        // The next receive moves it to the dead-letter queue; nobody gains by waiting for that.
        return TimeSpan.Zero;
    }

    private async Task ReturnAsync(ReceivedMessage message)
    {
        try
        {
            await settlement.ChangeVisibilityAsync(message, TimeSpan.Zero, message.Trace.ToContext());
            Log.Returned(logger, message.Id);
        }
        catch (AmazonSQSException exception)
        {
            Log.NotReturned(logger, message.Id, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Message {MessageId} goes to the dead-letter queue after {ReceiveCount} receives: {Reason}")]
        public static partial void DeadLetter(ILogger logger, string messageId, int receiveCount, string reason);

        [LoggerMessage(2, LogLevel.Information, "Message {MessageId} goes back to the queue")]
        public static partial void Returned(ILogger logger, string messageId);

        [LoggerMessage(3, LogLevel.Warning, "Message {MessageId} could not be given back; it comes again when its visibility ends: {Reason}")]
        public static partial void NotReturned(ILogger logger, string messageId, string reason);

        [LoggerMessage(4, LogLevel.Warning, "Message {MessageId} was no longer ours when its work was over, and comes again: {Reason}")]
        public static partial void SettledTooLate(ILogger logger, string messageId, string reason);
    }
}
