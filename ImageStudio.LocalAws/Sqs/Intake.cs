using ImageStudio.LocalAws.Common.Fifo;
using ImageStudio.LocalAws.Sqs.Fifo;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// Takes the messages of one request into a queue: checks each, and recognises what a FIFO queue has got before, from
/// earlier requests or from this one. Under the store's lock.
/// </summary>
/// <param name="store">The queues.</param>
/// <param name="queue">The queue sent to.</param>
/// <param name="senderId">Who sends: an account, or a service.</param>
internal sealed class Intake(QueueStore store, MessageQueue queue, string senderId)
{
    private readonly List<StoredMessage> _new = [];

    /// <summary>Bytes of all messages that count against the limit of a batch.</summary>
    public int Size { get; private set; }

    /// <summary>What is to be committed, <c>null</c> where every message was a duplicate.</summary>
    public SqsRecord? Change => _new.Count > 0 ? new MessagesSent(queue.Key, _new) : null;

    /// <summary>Takes one message; a duplicate is answered like the first, and goes nowhere.</summary>
    /// <exception cref="Common.AwsException">The queue does not take such a message.</exception>
    public StoredMessage Take(Outgoing outgoing)
    {
        Size += MessageRules.Check(outgoing.Body, outgoing.Attributes, queue.Settings.MaximumMessageSize);
        FifoRules.Check(queue, outgoing);
        if (outgoing.DelaySeconds is < 0 or > SqsLimits.Delay)
            throw SqsErrors.InvalidValue(outgoing.DelaySeconds, "DelaySeconds", $"DelaySeconds must be >= 0 and <= {SqsLimits.Delay}.");
        var message = outgoing.At(store.Now, queue.Settings, senderId);
        if (queue.Fifo is not null)
        {
            message = Number(message, outgoing);
            if (FindFirst(message) is { } first)
                return message with { Id = first.MessageId, SystemAttributes = With(message, (QueuedMessage.Sequence, first.SequenceNumber)) };
        }
        _new.Add(message);
        return message;
    }

    private StoredMessage Number(StoredMessage message, Outgoing outgoing) => message with
    {
        SystemAttributes = With(
            message,
            (QueuedMessage.DeduplicationId, outgoing.DeduplicationId ?? Deduplication.IdOf(message.Body)),
            (QueuedMessage.Sequence, store.Sequence.Next(message.SentAt))),
    };

    private SentOnce? FindFirst(StoredMessage message) =>
        message.Once(queue.Settings) is not { } once ? null
        : queue.Fifo!.Sent.Find(once.Group, once.Id, store.Now)
        ?? _new.Select(each => each.Once(queue.Settings)).FirstOrDefault(each => each?.Group == once.Group && each?.Id == once.Id);

    private static Dictionary<string, string> With(StoredMessage message, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var all = new Dictionary<string, string>(message.SystemAttributes ?? new Dictionary<string, string>());
        foreach (var (name, value) in attributes)
            all[name] = value;
        return all;
    }
}
