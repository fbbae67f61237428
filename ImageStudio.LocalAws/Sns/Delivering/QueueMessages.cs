using System.Diagnostics;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Fifo;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>A publication as the message of a queue: in the envelope, or raw with its attributes.</summary>
internal static class QueueMessages
{
    /// <summary>The message for the queue <paramref name="queue"/>: the subscription's own, or the one for its dead letters.</summary>
    public static QueueDelivery Of(Publication publication, Subscription subscription, Arn queue) =>
        new(subscription.Settings.IsRaw ? publication.MessageFor("sqs") : Envelope.Of(publication, subscription))
        {
            Attributes = subscription.Settings.IsRaw ? publication.Attributes : new Dictionary<string, MessageAttribute>(),
            SystemAttributes = Traced(publication.TraceParent),
            // FIFO topics tell standard queues nothing of groups; standard topics pass them on, for fair queues.
            MessageGroupId = queue.IsFifo() == subscription.Topic.IsFifo() ? publication.GroupId : null,
            MessageDeduplicationId = queue.IsFifo() ? publication.DeduplicationId : null,
            TraceParent = publication.TraceParent,
        };

    // Root=1-{8 digits of the trace id}-{the other 24};Parent={span};Sampled=1
    // See https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader.
    private static Dictionary<string, string> Traced(ActivityContext span)
    {
        if (span == default)
            return [];
        var trace = span.TraceId.ToHexString();
        var sampled = span.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? 1 : 0;
        return new() { ["AWSTraceHeader"] = $"Root=1-{trace[..8]}-{trace[8..]};Parent={span.SpanId.ToHexString()};Sampled={sampled}" };
    }
}
