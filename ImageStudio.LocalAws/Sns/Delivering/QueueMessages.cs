using System.Diagnostics;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>A publication as the message of a queue: in the envelope, or raw with its attributes.</summary>
internal static class QueueMessages
{
    public static QueueDelivery Of(Publication publication, Subscription subscription) =>
        new(subscription.Settings.IsRaw ? publication.MessageFor("sqs") : Envelope.Of(publication, subscription))
        {
            Attributes = subscription.Settings.IsRaw ? publication.Attributes : new Dictionary<string, MessageAttribute>(),
            SystemAttributes = Traced(publication.TraceParent),
            MessageGroupId = publication.GroupId,
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
