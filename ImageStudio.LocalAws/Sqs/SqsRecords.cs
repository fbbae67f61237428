using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Fifo;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>A change of the service's state, as it is journaled and applied.</summary>
/// <param name="Queue">Key of the queue: <c>region/name</c>.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(QueueCreated), "create")]
[JsonDerivedType(typeof(QueueConfigured), "configure")]
[JsonDerivedType(typeof(QueueTagged), "tag")]
[JsonDerivedType(typeof(QueueDeleted), "drop")]
[JsonDerivedType(typeof(QueuePurged), "purge")]
[JsonDerivedType(typeof(MessagesSent), "send")]
[JsonDerivedType(typeof(MessagesReceived), "receive")]
[JsonDerivedType(typeof(VisibilityChanged), "visibility")]
[JsonDerivedType(typeof(MessagesDeleted), "delete")]
[JsonDerivedType(typeof(MessageDeadLettered), "deadletter")]
[JsonDerivedType(typeof(MoveTaskChanged), "movetask")]
[JsonDerivedType(typeof(MessagesMoved), "move")]
[JsonDerivedType(typeof(DeduplicationKept), "sentonce")]
internal abstract record SqsRecord(string Queue);

internal sealed record QueueCreated(string Queue, DateTimeOffset At, Dictionary<string, string> Attributes, Dictionary<string, string> Tags) : SqsRecord(Queue);

internal sealed record QueueConfigured(string Queue, DateTimeOffset At, Dictionary<string, string> Attributes) : SqsRecord(Queue);

internal sealed record QueueTagged(string Queue, Dictionary<string, string> Tags) : SqsRecord(Queue);

internal sealed record QueueDeleted(string Queue) : SqsRecord(Queue);

internal sealed record QueuePurged(string Queue, DateTimeOffset At) : SqsRecord(Queue);

internal sealed record MessagesSent(string Queue, IReadOnlyList<StoredMessage> Messages) : SqsRecord(Queue)
{
    /// <summary>Whether these are part of a snapshot: what they were sent under is kept apart.</summary>
    public bool Kept { get; init; }
}

/// <summary>What a FIFO queue remembers of messages sent lately; in snapshots.</summary>
internal sealed record DeduplicationKept(string Queue, IReadOnlyList<SentOnce> Sent) : SqsRecord(Queue);

internal sealed record MessagesReceived(string Queue, DateTimeOffset At, DateTimeOffset VisibleAt, IReadOnlyList<string> Ids) : SqsRecord(Queue)
{
    /// <summary>Under which id the receive can be repeated.</summary>
    public string? Attempt { get; init; }
}

internal sealed record VisibilityChanged(string Queue, DateTimeOffset VisibleAt, IReadOnlyList<string> Ids) : SqsRecord(Queue)
{
    /// <summary>The receive that was repeated.</summary>
    public string? Attempt { get; init; }
}

internal sealed record MessagesDeleted(string Queue, IReadOnlyList<string> Ids) : SqsRecord(Queue);

internal sealed record MessageDeadLettered(string Queue, string Target, string Id) : SqsRecord(Queue)
{
    /// <summary>From when on the message's age counts, where it does not keep the one it had.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

internal sealed record MoveTaskChanged(string Queue, MoveTask Task) : SqsRecord(Queue);

internal sealed record MessagesMoved(string Queue, string Task, DateTimeOffset At, IReadOnlyList<MovedMessage> Messages) : SqsRecord(Queue);

/// <summary>A message that left for the queue with the key <paramref name="Target"/>, where it is a new one.</summary>
internal sealed record MovedMessage(string Id, string Target, string NewId)
{
    /// <summary>Its number in a FIFO queue.</summary>
    public string? Sequence { get; init; }
}

/// <summary>A message as the journal holds it: what was sent, and how far it got.</summary>
internal sealed record StoredMessage(string Id, string Body, DateTimeOffset SentAt, DateTimeOffset VisibleAt)
{
    /// <summary>User attributes.</summary>
    public IReadOnlyDictionary<string, MessageAttribute>? Attributes { get; init; }

    /// <summary>System attributes that came with the message or from a move: SenderId, AWSTraceHeader, DeadLetterQueueSourceArn, and of FIFO queues MessageGroupId, MessageDeduplicationId, SequenceNumber.</summary>
    public IReadOnlyDictionary<string, string>? SystemAttributes { get; init; }

    public int ReceiveCount { get; init; }

    public DateTimeOffset? FirstReceivedAt { get; init; }

    /// <summary>By what a queue with these settings knows the message again, <c>null</c> where it has no deduplication id.</summary>
    public SentOnce? Once(QueueSettings settings) =>
        SystemAttributes is { } system && system.TryGetValue(QueuedMessage.DeduplicationId, out var id)
            ? new SentOnce(settings.DeduplicatesWithinGroups ? system[QueuedMessage.Group] : null, id, Id, system[QueuedMessage.Sequence], SentAt)
            : null;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SqsRecord))]
internal sealed partial class SqsRecordJson : JsonSerializerContext;
