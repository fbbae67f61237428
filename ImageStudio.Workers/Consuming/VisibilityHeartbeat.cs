using Amazon.SQS;

namespace ImageStudio.Workers.Consuming;

/// <summary>How a heartbeat ended.</summary>
internal enum HeartbeatResult
{
    /// <summary>The work is over.</summary>
    Stopped,

    /// <summary>The message may be with another consumer: the work is to be abandoned.</summary>
    Lost,
}

/// <summary>Keeps a message invisible while it is worked on.</summary>
internal sealed partial class VisibilityHeartbeat(ConsumedQueue queue, TimeProvider time, WorkerTelemetry telemetry, ILogger<VisibilityHeartbeat> logger)
{
    // Below this the service would be asked more often than it could answer.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Renews at half of the time that is left, so that a failed renewal has further tries before the end.</summary>
    /// <param name="message">The message, received just now.</param>
    /// <param name="visibility">How long it is invisible, now and after each renewal.</param>
    /// <param name="extend">Makes it invisible for <paramref name="visibility"/> from now.</param>
    /// <param name="stop">Set when the work is over.</param>
    public async Task<HeartbeatResult> KeepInvisibleAsync(ReceivedMessage message, TimeSpan visibility, Func<Task> extend, CancellationToken stop)
    {
        var expiry = time.GetUtcNow() + visibility;
        while (await PauseAsync(expiry, stop))
        {
            var asked = time.GetUtcNow();
            if (asked >= expiry)
            {
                Log.Expired(logger, message.Id);
                return HeartbeatResult.Lost;
            }

            try
            {
                // A call that hangs must not outlast what it was to extend.
                await extend().WaitAsync(expiry - asked, time, stop);
                expiry = asked + visibility;
                telemetry.Extended(queue);
            }
            catch (AmazonSQSException exception) when (MessageSettlement.IsLost(exception))
            {
                Log.Lost(logger, message.Id, exception.Message);
                return HeartbeatResult.Lost;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                Log.NotExtended(logger, exception, message.Id, expiry);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                break;
            }
        }

        return HeartbeatResult.Stopped;
    }

    private async Task<bool> PauseAsync(DateTimeOffset expiry, CancellationToken stop)
    {
        var half = (expiry - time.GetUtcNow()) / 2;
        await Task.Delay(half > ShortestPause ? half : ShortestPause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {MessageId} could not be kept invisible in time; its work is abandoned, since another consumer may have it")]
        public static partial void Expired(ILogger logger, string messageId);

        [LoggerMessage(2, LogLevel.Warning, "Message {MessageId} is no longer ours, its work is abandoned: {Reason}")]
        public static partial void Lost(ILogger logger, string messageId, string reason);

        [LoggerMessage(3, LogLevel.Warning, "Message {MessageId} could not be kept invisible; tried again before {Expiry}")]
        public static partial void NotExtended(ILogger logger, Exception exception, string messageId, DateTimeOffset expiry);
    }
}
