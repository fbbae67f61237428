using System.Diagnostics;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>
/// The last hop of an upload's trace: a change reaches the open pages. The span is named after all instances' queues, for
/// each queue lives only as long as its instance (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/#span-name).
/// </summary>
internal static class LiveSpan
{
    private const string Operation = "process";
    private static readonly ActivitySource Source = new("ImageStudio.Web");

    /// <summary>Starts the span in the trace that the message carries; null where it carries none, as events of S3 do on AWS.</summary>
    /// <param name="message">As it was received.</param>
    /// <param name="read">What is in it.</param>
    /// <param name="queue">Name of this instance's queue.</param>
    /// <param name="queues">What the names of all instances' queues begin with.</param>
    public static Activity? Start(Message message, QueueMessage read, string queue, string queues)
    {
        var attributes = TraceCarrier.Read(name => message.MessageAttributes?.GetValueOrDefault(name)?.StringValue);
        var header = TraceCarrier.ReadXRay(message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.AWSTraceHeader));
        var parent = read.Trace.Or(attributes).Or(header).ToContext();
        if (parent == default) return null;

        var template = $"{queues}{{instance}}";
        return Source.StartActivity($"{Operation} {template}", ActivityKind.Consumer, parent, [
            new("messaging.system", "aws_sqs"),
            new("messaging.operation.type", Operation),
            new("messaging.operation.name", Operation),
            new("messaging.destination.name", queue),
            new("messaging.destination.template", template),
            new("messaging.destination.temporary", true),
            new("messaging.message.id", message.MessageId),
        ]);
    }
}
