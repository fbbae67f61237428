using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Consuming;

/// <summary>
/// The loop of every role: wait for a permit, receive as many messages as there are permits, hand over, repeat. One
/// token stops receiving, another stops the work.
/// </summary>
internal sealed partial class QueueConsumer(
    MessageReceiver receiver,
    MessageProcessor processor,
    ConsumedQueue queue,
    WorkerRole role,
    IOptions<ConsumerOptions> options,
    TimeProvider time,
    ILogger<QueueConsumer> logger) : BackgroundService
{
    private readonly ConsumerOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var permits = new Permits(role.Concurrency);
        using var stopWork = new CancellationTokenSource();
        Log.Started(logger, role.Name, queue.Name, role.Engine, role.Concurrency);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var free = await permits.TakeAsync(MessageReceiver.MaxMessages, stoppingToken);
                try
                {
                    foreach (var message in await ReceiveAsync(free, stoppingToken))
                    {
                        free--;
                        _ = WorkAsync(message, permits, stopWork.Token);
                    }
                }
                finally
                {
                    permits.Return(free);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The way out of the loop.
        }

        await DrainAsync(permits, stopWork);
    }

    // Never fails, save for being stopped: the endpoint may be gone for hours and come back.
    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int most, CancellationToken stop)
    {
        for (var failures = 0; ;)
        {
            try
            {
                var messages = await receiver.ReceiveAsync(most, stop);
                if (failures > 0) Log.Recovered(logger, queue.Name, failures);
                return messages;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                var pause = _options.ReceiveRetries.After(++failures, Random.Shared.NextDouble());
                if (failures == 1) Log.ReceiveFailed(logger, exception, queue.Name, pause);
                else Log.ReceiveStillFails(logger, queue.Name, failures, exception.Message, pause);
                await Task.Delay(pause, time, stop);
            }
        }
    }

    private async Task WorkAsync(ReceivedMessage message, Permits permits, CancellationToken stop)
    {
        // Off the loop's thread at once: a handler may compute for long before it first waits.
        await Task.Yield();
        try
        {
            await processor.ProcessAsync(message, stop);
        }
        catch (Exception exception)
        {
            // The processor settles every failure itself; what comes here must not take the process along.
            Log.ProcessorFailed(logger, exception, message.Id);
        }
        finally
        {
            permits.Return(1);
        }
    }

    private async Task DrainAsync(Permits permits, CancellationTokenSource stopWork)
    {
        using var grace = new CancellationTokenSource(_options.StopGrace, time);
        try
        {
            await permits.AllReturnedAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            Log.Returning(logger, queue.Name, _options.StopGrace.TotalSeconds);
            await stopWork.CancelAsync();
            await permits.AllReturnedAsync(CancellationToken.None);
        }

        Log.Stopped(logger, role.Name);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Role {Role} consumes queue {Queue}, {Engine}, up to {Concurrency} messages at a time")]
        public static partial void Started(ILogger logger, string role, string queue, string engine, int concurrency);

        [LoggerMessage(2, LogLevel.Error, "Queue {Queue} cannot be received from; next try in {Pause}")]
        public static partial void ReceiveFailed(ILogger logger, Exception exception, string queue, TimeSpan pause);

        [LoggerMessage(3, LogLevel.Warning, "Queue {Queue} cannot be received from, {Failures} failures in a row ({Reason}); next try in {Pause}")]
        public static partial void ReceiveStillFails(ILogger logger, string queue, int failures, string reason, TimeSpan pause);

        [LoggerMessage(4, LogLevel.Information, "Queue {Queue} can be received from again, after {Failures} failures")]
        public static partial void Recovered(ILogger logger, string queue, int failures);

        [LoggerMessage(5, LogLevel.Information, "Work on queue {Queue} was not over after {Seconds} s; its messages go back to the queue")]
        public static partial void Returning(ILogger logger, string queue, double seconds);

        [LoggerMessage(6, LogLevel.Information, "Role {Role} has stopped")]
        public static partial void Stopped(ILogger logger, string role);

        [LoggerMessage(7, LogLevel.Error, "Message {MessageId} could not be settled; it comes again when its visibility ends")]
        public static partial void ProcessorFailed(ILogger logger, Exception exception, string messageId);
    }
}
