using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sqs;

namespace ImageStudio.LocalAws.Console;

/// <summary>Looks at a queue's messages without receiving them: no count, no visibility and no order changes.</summary>
internal sealed class QueuePeek(QueueStore store)
{
    /// <summary>Messages that are shown; the oldest.</summary>
    public const int MaxMessages = 100;

    /// <summary>The oldest messages of a queue; <c>null</c> where there is no such queue.</summary>
    public QueueMessagesView? Messages(string region, string name)
    {
        lock (store.Lock)
        {
            if (!store.TryFind(QueueStore.Key(region, name), out var queue))
                return null;
            var messages = queue.Messages.Take(MaxMessages).Select(View).ToList();
            var all = queue.Count(MessageState.Ready) + queue.Count(MessageState.Delayed) + queue.Count(MessageState.InFlight);
            return new QueueMessagesView(queue.Name, queue.Arn.ToString(), all, messages);
        }
    }

    /// <summary>The regions that have queues.</summary>
    public IReadOnlyList<string> Regions()
    {
        lock (store.Lock)
            return [.. store.Queues.Select(queue => queue.Arn.Region).Distinct()];
    }

    private static MessageView View(QueuedMessage message) => new()
    {
        Id = message.Id,
        Body = message.Body,
        State = message.State.ToString(),
        SentAt = message.SentAt,
        VisibleAt = message.VisibleAt,
        ReceiveCount = message.ReceiveCount,
        Group = message.GroupId.Length > 0 ? message.GroupId : null,
        DeadLetterSource = message.SystemAttributes?.GetValueOrDefault(QueuedMessage.DeadLetterSource),
        Attributes = (message.Attributes ?? new Dictionary<string, MessageAttribute>()).ToDictionary(a => a.Key, a => a.Value.StringValue ?? "(binary)"),
    };
}

/// <param name="Name">The queue.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Count">All its messages, in whatever state.</param>
/// <param name="Messages">The oldest of them.</param>
internal sealed record QueueMessagesView(string Name, string Arn, int Count, IReadOnlyList<MessageView> Messages);

/// <summary>A message as it lies in its queue.</summary>
internal sealed record MessageView
{
    public required string Id { get; init; }

    public required string Body { get; init; }

    /// <summary><c>Ready</c>, <c>Delayed</c> or <c>InFlight</c>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it can be received, again or for the first time.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public required int ReceiveCount { get; init; }

    /// <summary>Group of a FIFO queue's message.</summary>
    public string? Group { get; init; }

    /// <summary>ARN of the queue that gave it up.</summary>
    public string? DeadLetterSource { get; init; }

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }
}
