using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// Dead-letter queues have to exist, in the same account and region, to be of the same type, and to let the queue in.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html.
/// </summary>
internal static class RedriveRules
{
    /// <summary>Checks the settings of <paramref name="source"/>; under the store's lock.</summary>
    /// <exception cref="AwsException">There is no such dead-letter queue, or it does not take the queue's messages.</exception>
    public static void Check(QueueStore store, Arn source, QueueSettings settings)
    {
        if (settings.Redrive is not { } redrive)
            return;
        if (!Arn.TryParse(redrive.DeadLetterTarget, out var arn) || !store.TryFind(arn, out var target))
            throw Refused(settings, "Dead letter target does not exist.");
        if (target.Settings.IsFifo != settings.IsFifo)
            throw Refused(settings, "Dead-letter queue must be same type of queue as the source.");
        if (target.Settings.RedriveAllow?.Allows(source) is false)
            throw Refused(settings, "The dead letter queue's RedriveAllowPolicy does not allow this source queue.");
    }

    /// <summary>The queues whose dead letters end in <paramref name="target"/>; under the store's lock.</summary>
    public static IEnumerable<MessageQueue> SourcesOf(QueueStore store, MessageQueue target)
    {
        var arn = target.Arn.ToString();
        return store.Queues.Where(q => q.Settings.Redrive?.DeadLetterTarget == arn).OrderBy(q => q.Name, StringComparer.Ordinal);
    }

    private static AwsException Refused(QueueSettings settings, string reason) => SqsErrors.InvalidValue(settings.Attributes["RedrivePolicy"], "RedrivePolicy", reason);
}
