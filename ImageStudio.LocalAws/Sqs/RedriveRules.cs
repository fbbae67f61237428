using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// Dead-letter queues have to exist, in the same account and region.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html.
/// </summary>
internal static class RedriveRules
{
    /// <summary>Checks a queue's settings; under the store's lock.</summary>
    /// <exception cref="AwsException">There is no such dead-letter queue.</exception>
    public static void Check(QueueStore store, QueueSettings settings)
    {
        if (settings.Redrive is { } redrive && !(Arn.TryParse(redrive.DeadLetterTarget, out var arn) && store.TryFind(arn, out _)))
            throw SqsErrors.InvalidValue(settings.Attributes["RedrivePolicy"], "RedrivePolicy", "Dead letter target does not exist.");
    }

    /// <summary>The queues whose dead letters end in <paramref name="target"/>; under the store's lock.</summary>
    public static IEnumerable<MessageQueue> SourcesOf(QueueStore store, MessageQueue target)
    {
        var arn = target.Arn.ToString();
        return store.Queues.Where(q => q.Settings.Redrive?.DeadLetterTarget == arn).OrderBy(q => q.Name, StringComparer.Ordinal);
    }
}
