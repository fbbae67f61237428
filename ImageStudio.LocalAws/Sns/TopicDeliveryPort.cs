using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Fifo;

namespace ImageStudio.LocalAws.Sns;

/// <summary>Publications from other services; the topic's policy has to let them in, as on AWS.</summary>
internal sealed class TopicDeliveryPort(TopicStore store, FifoTopics topics, TimeProvider time) : ITopicDelivery
{
    /// <inheritdoc />
    public DeliveryResult Check(Arn topic, DeliverySource source) =>
        store.Find(topic.ToString()) is not { } found ? DeliveryResult.NoSuchTarget
        : found.Lets(source) ? DeliveryResult.Delivered
        : DeliveryResult.AccessDenied;

    /// <inheritdoc />
    public async ValueTask<DeliveryResult> PublishAsync(Arn topic, TopicPublication message, DeliverySource source, CancellationToken cancellationToken)
    {
        if (Check(topic, source) is var result and not DeliveryResult.Delivered)
            return result;
        if (store.Find(topic.ToString()) is not { } target)
            return DeliveryResult.NoSuchTarget;
        if (Accept(target, message) is not { } publication)
            return DeliveryResult.Rejected;
        await topics.PublishAsync(target, publication, cancellationToken);
        return DeliveryResult.Delivered;
    }

    private Publication? Accept(Topic topic, TopicPublication message)
    {
        try
        {
            FifoTopics.Check(topic, message.MessageGroupId, message.MessageDeduplicationId);
            return Publication.Check(message.Message, message.Subject, null, message.Attributes, time.GetUtcNow()) with
            {
                GroupId = message.MessageGroupId,
                DeduplicationId = message.MessageDeduplicationId,
                TraceParent = message.TraceParent,
            };
        }
        catch (AwsException)
        {
            // The sending service tells of it; here it is a message like any other that breaks the rules.
            return null;
        }
    }
}
