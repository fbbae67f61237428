using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Between which queues messages can be moved; under the store's lock.</summary>
internal static class MoveRules
{
    /// <summary>The queue to move from, which has to be the dead-letter queue of another.</summary>
    /// <exception cref="AwsException">There is no such queue, or it is no dead-letter queue.</exception>
    public static MessageQueue RequireSource(QueueStore store, string? sourceArn)
    {
        var queue = Require(store, sourceArn ?? throw SqsErrors.MissingParameter("SourceArn"), "SourceArn");
        return RedriveRules.SourcesOf(store, queue).Any() ? queue : throw SqsErrors.InvalidParameter("Source queue must be configured as a Dead Letter Queue.");
    }

    /// <summary>Checks the queue to move to, where one is named.</summary>
    /// <exception cref="AwsException">There is no such queue, or it is the source.</exception>
    public static void CheckDestination(QueueStore store, MessageQueue source, string? destinationArn)
    {
        if (destinationArn is null)
            return;
        var destination = Require(store, destinationArn, "DestinationArn");
        if (destination == source)
            throw SqsErrors.InvalidParameter("Source queue arn and destination queue arn cannot be the same.");
        if (destination.Settings.IsFifo != source.Settings.IsFifo)
            throw SqsErrors.InvalidParameter("Source queue and destination queue must be of the same type.");
    }

    private static MessageQueue Require(QueueStore store, string text, string parameter)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service != "sqs")
            throw SqsErrors.InvalidValue(text, parameter, "It is not the ARN of a queue.");
        return store.TryFind(arn, out var queue)
            ? queue
            : throw SqsErrors.ResourceNotFound($"The resource that you specified for the {parameter} parameter doesn't exist.");
    }
}
