using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>Listens to this instance's queue and tells the hub; where there is no queue to be had, pages ask now and then instead.</summary>
internal sealed partial class LiveListener(
    LiveQueue live, StaleQueues stale, LiveHub hub, IAmazonSQS sqs, AwsResources resources, IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveListener> logger)
    : BackgroundService
{
    private const int MostPerReceive = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Listening is nobody's request: without this every idle poll would be a trace of its own.
        using var quiet = QuietScope.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotListening(logger, exception, exception.Message, options.Value.RetryInterval);
                await Task.Delay(options.Value.RetryInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var subscription = await live.OpenAsync(cancellationToken);
        Log.Listening(logger, subscription.QueueName);
        try
        {
            hub.IsLive = true;
            await TidyUpAsync(cancellationToken);
            await ReceiveAsync(subscription, cancellationToken);
        }
        finally
        {
            hub.IsLive = false;
            await CloseAsync(subscription);
        }
    }

    private async Task ReceiveAsync(LiveSubscription subscription, CancellationToken cancellationToken)
    {
        var seen = time.GetTimestamp();
        while (true)
        {
            var received = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest(subscription.QueueUrl)
                {
                    MaxNumberOfMessages = MostPerReceive,
                    WaitTimeSeconds = 20,
                    MessageAttributeNames = [TraceCarrier.TraceParentName, TraceCarrier.TraceStateName],
                    MessageSystemAttributeNames = [MessageSystemAttributeName.AWSTraceHeader],
                },
                cancellationToken);
            if (received.Messages is { Count: > 0 } messages)
            {
                foreach (var message in messages) Tell(message, subscription.QueueName);
                await DeleteAsync(subscription, messages, cancellationToken);
            }

            if (time.GetElapsedTime(seen) < options.Value.SeenInterval) continue;
            await live.NoteSeenAsync(subscription, cancellationToken);
            seen = time.GetTimestamp();
        }
    }

    private void Tell(Message message, string queue)
    {
        var read = QueueMessageReader.Read(message.Body);
        using var lifted = QuietScope.Lift();
        using var span = LiveSpan.Start(message, read, queue, live.NamePrefix);
        if (read is QueueMessage.Unknown unknown) Log.NotUnderstood(logger, message.MessageId, unknown.Reason);
        var pages = hub.Pages;
        foreach (var change in LiveEvent.Of(read, resources.BucketName)) hub.Publish(change);
        span?.SetTag("imagestudio.pages", pages);
    }

    // What is not deleted comes again, which pages do not mind.
    private Task<DeleteMessageBatchResponse> DeleteAsync(LiveSubscription subscription, List<Message> messages, CancellationToken cancellationToken) => sqs.DeleteMessageBatchAsync(
        subscription.QueueUrl,
        [.. messages.Select((message, index) => new DeleteMessageBatchRequestEntry($"m{index}", message.ReceiptHandle))],
        cancellationToken);

    private async Task TidyUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stale.DeleteAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTidied(logger, exception);
        }
    }

    private async Task CloseAsync(LiveSubscription subscription)
    {
        try
        {
            await live.CloseAsync(subscription);
        }
        catch (Exception exception) when (exception is AmazonSQSException or OperationCanceledException or HttpRequestException)
        {
            Log.NotClosed(logger, subscription.QueueName, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Live updates come through {Queue}.")]
        public static partial void Listening(ILogger logger, string queue);

        [LoggerMessage(2, LogLevel.Warning, "No live updates, so open pages ask again every few seconds: {Reason} The next attempt is in {Pause}.")]
        public static partial void NotListening(ILogger logger, Exception exception, string reason, TimeSpan pause);

        [LoggerMessage(3, LogLevel.Warning, "Message {MessageId} is passed over: {Reason}")]
        public static partial void NotUnderstood(ILogger logger, string messageId, string reason);

        [LoggerMessage(4, LogLevel.Warning, "Queues of instances that are gone could not be looked for.")]
        public static partial void NotTidied(ILogger logger, Exception exception);

        [LoggerMessage(5, LogLevel.Warning, "{Queue} could not be deleted and is left to the next instance: {Reason}")]
        public static partial void NotClosed(ILogger logger, string queue, string reason);
    }
}
