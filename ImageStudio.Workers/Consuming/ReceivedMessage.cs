using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.Contracts;

namespace ImageStudio.Workers.Consuming;

/// <summary>A message as it was received.</summary>
/// <param name="Id">The same at each delivery.</param>
/// <param name="ReceiptHandle">Of this delivery.</param>
/// <param name="Content">What the body says.</param>
/// <param name="ReceiveCount">1 at the first delivery.</param>
/// <param name="SentTime">When the queue got it.</param>
/// <param name="Trace">Context that the publisher sent along: SNS envelope, SQS attributes or, failing those, the service's own header.</param>
internal sealed record ReceivedMessage(string Id, string ReceiptHandle, QueueMessage Content, int ReceiveCount, DateTimeOffset SentTime, TraceCarrier Trace)
{
    /// <summary>Attributes that <see cref="Of"/> reads; SQS sends only those that are asked for.</summary>
    public static List<string> SystemAttributes { get; } =
        [MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp, MessageSystemAttributeName.AWSTraceHeader];

    public static List<string> Attributes { get; } = [TraceCarrier.TraceParentName, TraceCarrier.TraceStateName];

    public static ReceivedMessage Of(Message message)
    {
        var content = QueueMessageReader.Read(message.Body ?? "");
        var sent = TraceCarrier.Read(name => message.MessageAttributes?.GetValueOrDefault(name)?.StringValue);
        var service = TraceCarrier.ReadXRay(message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.AWSTraceHeader));
        return new ReceivedMessage(
            message.MessageId ?? "",
            message.ReceiptHandle,
            content,
            (int)Number(message, MessageSystemAttributeName.ApproximateReceiveCount, 1),
            DateTimeOffset.FromUnixTimeMilliseconds(Number(message, MessageSystemAttributeName.SentTimestamp, 0)),
            content.Trace.Or(sent).Or(service));
    }

    private static long Number(Message message, string attribute, long otherwise) =>
        long.TryParse(message.Attributes?.GetValueOrDefault(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
