using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>The way for what could not be delivered: into the subscription's queue for it, where there is one.</summary>
internal sealed partial class DeadLetters(IQueueDelivery queues, ILogger<DeadLetters> logger)
{
    public async Task AddAsync(Subscription subscription, QueueDelivery message, string messageId, CancellationToken cancellationToken)
    {
        if (subscription.Settings.DeadLetterQueue is not { } queue)
            return;
        var result = await queues.DeliverAsync(queue, message, subscription.Source, cancellationToken);
        if (result is not DeliveryResult.Delivered)
            Log.Lost(logger, messageId, subscription.Topic.Resource, queue.ToString(), result);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {MessageId} of topic {Topic} did not reach the queue for dead letters {Queue} either: {Result}.")]
        public static partial void Lost(ILogger logger, string messageId, string topic, string queue, DeliveryResult result);
    }
}
