using ImageStudio.LocalAws.Common;
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
}

internal sealed record SendMessageBatchResult(
    [property: Flattened("SendMessageBatchResultEntry")] IReadOnlyList<SendMessageBatchResultEntry> Successful,
    [property: Flattened("BatchResultErrorEntry")] IReadOnlyList<BatchResultErrorEntry> Failed);

/// <summary>Puts up to ten messages into a queue; each succeeds or fails for itself.</summary>
internal sealed class SendMessageBatch(QueueStore store) : IOperation<SendMessageBatchRequest, SendMessageBatchResult>
{
    public async ValueTask<SendMessageBatchResult> ExecuteAsync(SendMessageBatchRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var total = 0;
        var (sent, failed) = await Batch.RunAsync(
            store,
            () => store.Require(request.QueueUrl, caller),
            request.Entries,
            (queue, entry) =>
            {
                var message = Read(entry).For(queue, caller.Account, store.Now, out var size);
                total += size;
                return (Entry: entry, Message: message);
            },
            (queue, sent) => total > SqsLimits.MessageSize ? throw SqsErrors.BatchRequestTooLong(total)
                : sent.Count > 0 ? [new MessagesSent(queue.Key, [.. sent.Select(each => each.Message)])]
                : []);
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
        MD5OfMessageBody = MessageDigest.OfBody(message.Body),
        MD5OfMessageAttributes = MessageDigest.OfAttributes(message.Attributes),
        MD5OfMessageSystemAttributes = MessageDigest.OfAttributes(entry.MessageSystemAttributes),
    };
}
