using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Messages from other services; the queue's policy has to let them in, as on AWS.</summary>
internal sealed class QueueDeliveryPort(QueueStore store) : IQueueDelivery
{
    /// <inheritdoc />
    public DeliveryResult Check(Arn queue, DeliverySource source)
    {
        lock (store.Lock)
            return Find(queue, source).Result;
    }

    /// <inheritdoc />
    public async ValueTask<DeliveryResult> DeliverAsync(Arn queue, QueueDelivery message, DeliverySource source, CancellationToken cancellationToken)
    {
        ValueTask stored;
        lock (store.Lock)
        {
            var (result, target) = Find(queue, source);
            if (target is null)
                return result;
            var intake = new Intake(store, target, source.ServicePrincipal);
            if (!Accepts(intake, message))
                return DeliveryResult.Rejected;
            stored = intake.Change is { } change ? store.Commit(change) : ValueTask.CompletedTask;
        }
        await stored;
        return DeliveryResult.Delivered;
    }

    private (DeliveryResult Result, MessageQueue? Queue) Find(Arn arn, DeliverySource source)
    {
        if (!store.TryFind(arn, out var queue))
            return (DeliveryResult.NoSuchTarget, null);
        return queue.Settings.Policy?.Allows(PolicyRequest.Of(source, "sqs:SendMessage", arn)) is true
            ? (DeliveryResult.Delivered, queue)
            : (DeliveryResult.AccessDenied, null);
    }

    private static bool Accepts(Intake intake, QueueDelivery message)
    {
        try
        {
            intake.Take(new Outgoing(message.Body)
            {
                Attributes = message.Attributes,
                SystemAttributes = message.SystemAttributes,
                GroupId = message.MessageGroupId,
                DeduplicationId = message.MessageDeduplicationId,
            });
            return true;
        }
        catch (AwsException)
        {
            // The sending service tells of it; to this one it is a message like any other that breaks the rules.
            return false;
        }
    }
}
