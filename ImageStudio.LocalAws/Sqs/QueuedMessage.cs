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
    /// <summary>Name of the system attribute that says which queue a dead letter came from.</summary>
    public const string DeadLetterSource = "DeadLetterQueueSourceArn";

    /// <summary>Name of the system attribute that holds the group.</summary>
    public const string Group = "MessageGroupId";

    /// <summary>Name of the system attribute by which a FIFO queue knows duplicates.</summary>
    public const string DeduplicationId = "MessageDeduplicationId";

    /// <summary>Name of the system attribute that holds the place in a FIFO queue.</summary>
    public const string Sequence = "SequenceNumber";

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
        GroupNode = new LinkedListNode<QueuedMessage>(this);
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

    /// <summary>Place in the group, in FIFO queues.</summary>
    public LinkedListNode<QueuedMessage> GroupNode { get; }

    /// <summary>The group; every message of a FIFO queue has one.</summary>
    public string GroupId => SystemAttributes?.GetValueOrDefault(Group) ?? "";

    /// <summary>Twenty digits that increase with every message of a FIFO queue; empty in standard queues.</summary>
    public string SequenceNumber => SystemAttributes?.GetValueOrDefault(Sequence) ?? "";

    public StoredMessage Stored() => new(Id, Body, SentAt, VisibleAt)
    {
        Attributes = Attributes,
        SystemAttributes = SystemAttributes,
        ReceiveCount = ReceiveCount,
        FirstReceivedAt = FirstReceivedAt,
    };

    /// <summary>
    /// The message as a move task sends it: a new one, with an id and an age of its own.
    /// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html.
    /// </summary>
    public StoredMessage SentAgain(string id, string? sequence, DateTimeOffset now)
    {
        var system = new Dictionary<string, string>((SystemAttributes ?? new Dictionary<string, string>()).Where(a => a.Key != DeadLetterSource));
        if (sequence is not null)
            system[Sequence] = sequence;
        return new(id, Body, now, now) { Attributes = Attributes, SystemAttributes = system };
    }
}
