using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sqs.Fifo;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record SendMessageBatchRequestEntry : IBatchEntry
{
    public string? Id { get; init; }

    public string? MessageBody { get; init; }

    public int? DelaySeconds { get; init; }

    [Flattened("MessageAttribute")]
    public Dictionary<string, MessageAttribute>? MessageAttributes { get; init; }

    [Flattened("MessageSystemAttribute")]
    public Dictionary<string, MessageAttribute>? MessageSystemAttributes { get; init; }

    public string? MessageGroupId { get; init; }

    public string? MessageDeduplicationId { get; init; }
}

internal sealed record SendMessageBatchRequest(
    string? QueueUrl,
    [property: Flattened("SendMessageBatchRequestEntry")] IReadOnlyList<SendMessageBatchRequestEntry>? Entries);

internal sealed record SendMessageBatchResultEntry
{
    public required string Id { get; init; }

    public required string MessageId { get; init; }

    public required string MD5OfMessageBody { get; init; }

    public string? MD5OfMessageAttributes { get; init; }

    public string? MD5OfMessageSystemAttributes { get; init; }

    /// <summary>In FIFO queues.</summary>
    public string? SequenceNumber { get; init; }
}

internal sealed record SendMessageBatchResult(
    [property: Flattened("SendMessageBatchResultEntry")] IReadOnlyList<SendMessageBatchResultEntry> Successful,
    [property: Flattened("BatchResultErrorEntry")] IReadOnlyList<BatchResultErrorEntry> Failed);

/// <summary>Puts up to ten messages into a queue; each succeeds or fails for itself.</summary>
internal sealed class SendMessageBatch(QueueStore store) : IOperation<SendMessageBatchRequest, SendMessageBatchResult>
{
    public async ValueTask<SendMessageBatchResult> ExecuteAsync(SendMessageBatchRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        Intake? intake = null;
        var (sent, failed) = await Batch.RunAsync(
            store,
            () => store.Require(request.QueueUrl, caller),
            request.Entries,
            (queue, entry) =>
            {
                intake ??= new Intake(store, queue, caller.Account);
                return (Entry: entry, Message: intake.Take(Read(entry)));
            },
            (queue, _) =>
            {
                if (intake?.Size > SqsLimits.MessageSize)
                    throw SqsErrors.BatchRequestTooLong(intake.Size);
                FifoRules.CheckBatch(queue, request.Entries!.Select(entry => (entry.MessageGroupId, entry.MessageDeduplicationId)));
                return intake?.Change is { } change ? [change] : [];
            });
        return new SendMessageBatchResult([.. sent.Select(s => Result(s.Entry, s.Message))], failed);
    }

    private static Outgoing Read(SendMessageBatchRequestEntry entry) => new(entry.MessageBody)
    {
        DelaySeconds = entry.DelaySeconds,
        Attributes = entry.MessageAttributes,
        SystemAttributes = Outgoing.Traced(MessageRules.TraceHeader(entry.MessageSystemAttributes)),
        GroupId = entry.MessageGroupId,
        DeduplicationId = entry.MessageDeduplicationId,
    };

    private static SendMessageBatchResultEntry Result(SendMessageBatchRequestEntry entry, StoredMessage message) => new()
    {
        Id = entry.Id!,
        MessageId = message.Id,
        SequenceNumber = message.SystemAttributes?.GetValueOrDefault(QueuedMessage.Sequence),
        MD5OfMessageBody = MessageDigest.OfBody(message.Body),
        MD5OfMessageAttributes = MessageDigest.OfAttributes(message.Attributes),
        MD5OfMessageSystemAttributes = MessageDigest.OfAttributes(entry.MessageSystemAttributes),
    };
}
