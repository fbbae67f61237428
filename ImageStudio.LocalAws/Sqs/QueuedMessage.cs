using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Where a message is in its life.</summary>
internal enum MessageState
{
    /// <summary>The next receive may take it.</summary>
    Ready,

    /// <summary>Sent with a delay that is not over.</summary>
    Delayed,

    /// <summary>Received and neither deleted nor visible again.</summary>
    InFlight,
}

/// <summary>A message in a queue. Guarded by the store's lock.</summary>
internal sealed class QueuedMessage
{
    public QueuedMessage(StoredMessage stored)
    {
        Id = stored.Id;
        Body = stored.Body;
        SentAt = stored.SentAt;
        VisibleAt = stored.VisibleAt;
        Attributes = stored.Attributes;
        SystemAttributes = stored.SystemAttributes;
        ReceiveCount = stored.ReceiveCount;
        FirstReceivedAt = stored.FirstReceivedAt;
        Node = new LinkedListNode<QueuedMessage>(this);
    }

    public string Id { get; }

    public string Body { get; }

    public DateTimeOffset SentAt { get; }

    public IReadOnlyDictionary<string, MessageAttribute>? Attributes { get; }

    public IReadOnlyDictionary<string, string>? SystemAttributes { get; }

    public int ReceiveCount { get; set; }

    public DateTimeOffset? FirstReceivedAt { get; set; }

    public DateTimeOffset VisibleAt { get; set; }

    public MessageState State { get; set; }

    /// <summary>Counts the moves between states: an entry in a line with an older number is void.</summary>
    public int Version { get; set; }

    /// <summary>Place in the queue's order of age.</summary>
    public LinkedListNode<QueuedMessage> Node { get; }

    public StoredMessage Stored() => new(Id, Body, SentAt, VisibleAt)
    {
        Attributes = Attributes,
        SystemAttributes = SystemAttributes,
        ReceiveCount = ReceiveCount,
        FirstReceivedAt = FirstReceivedAt,
    };
}
