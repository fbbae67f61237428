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

    /// <summary>
    /// The message as a move task sends it: a new one, with an id and an age of its own.
    /// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html.
    /// </summary>
    public StoredMessage SentAgain(string id, DateTimeOffset now) => new(id, Body, now, now)
    {
        Attributes = Attributes,
        SystemAttributes = SystemAttributes is null ? null : new Dictionary<string, string>(SystemAttributes.Where(a => a.Key != DeadLetterSource)),
    };
}
