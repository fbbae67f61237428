using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record SendMessageRequest
{
    public string? QueueUrl { get; init; }

    public string? MessageBody { get; init; }

    public int? DelaySeconds { get; init; }

    [Flattened("MessageAttribute")]
    public Dictionary<string, MessageAttribute>? MessageAttributes { get; init; }

    [Flattened("MessageSystemAttribute")]
    public Dictionary<string, MessageAttribute>? MessageSystemAttributes { get; init; }

    public string? MessageGroupId { get; init; }

    public string? MessageDeduplicationId { get; init; }
}

internal sealed record SendMessageResult
{
    public required string MD5OfMessageBody { get; init; }

    public string? MD5OfMessageAttributes { get; init; }

    public string? MD5OfMessageSystemAttributes { get; init; }

    public required string MessageId { get; init; }

    /// <summary>In FIFO queues.</summary>
    public string? SequenceNumber { get; init; }
}

/// <summary>Puts a message into a queue.</summary>
internal sealed class SendMessage(QueueStore store) : IOperation<SendMessageRequest, SendMessageResult>
{
    public async ValueTask<SendMessageResult> ExecuteAsync(SendMessageRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var outgoing = new Outgoing(request.MessageBody)
        {
            DelaySeconds = request.DelaySeconds,
            Attributes = request.MessageAttributes,
            SystemAttributes = Outgoing.Traced(MessageRules.TraceHeader(request.MessageSystemAttributes)),
            GroupId = request.MessageGroupId,
            DeduplicationId = request.MessageDeduplicationId,
        };
        StoredMessage message;
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            var intake = new Intake(store, queue, caller.Account);
            message = intake.Take(outgoing);
            stored = intake.Change is { } change ? store.Commit(change) : ValueTask.CompletedTask;
        }
        await stored;
        return new SendMessageResult
        {
            MessageId = message.Id,
            SequenceNumber = message.SystemAttributes?.GetValueOrDefault(QueuedMessage.Sequence),
            MD5OfMessageBody = MessageDigest.OfBody(message.Body),
            MD5OfMessageAttributes = MessageDigest.OfAttributes(message.Attributes),
            MD5OfMessageSystemAttributes = MessageDigest.OfAttributes(request.MessageSystemAttributes),
        };
    }
}
