using System.Security.Cryptography;
using System.Text;

namespace ImageStudio.LocalAws.Sqs.Fifo;

/// <summary>A message that was sent, for those who send it again.</summary>
/// <param name="Group">Its group where the queue looks within groups, <c>null</c> where it looks at the whole queue.</param>
/// <param name="Id">The deduplication id.</param>
/// <param name="MessageId">What the first sender was answered.</param>
/// <param name="SequenceNumber">What the first sender was answered.</param>
/// <param name="SentAt">When it was sent first.</param>
internal sealed record SentOnce(string? Group, string Id, string MessageId, string SequenceNumber, DateTimeOffset SentAt)
{
    /// <summary>What is remembered of a message, <c>null</c> where it has no deduplication id.</summary>
    public static SentOnce? Of(StoredMessage message, QueueSettings settings) =>
        message.SystemAttributes is { } system && system.TryGetValue(QueuedMessage.DeduplicationId, out var id)
            ? new SentOnce(settings.DeduplicatesWithinGroups ? system[QueuedMessage.Group] : null, id, message.Id, system[QueuedMessage.Sequence], message.SentAt)
            : null;
}

/// <summary>
/// The deduplication ids of the last five minutes, whether their messages are still there or not.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html.
/// </summary>
internal sealed class Deduplication
{
    /// <summary>How long a deduplication id is remembered.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string? Group, string Id), SentOnce> _known = [];
    private readonly Queue<SentOnce> _byAge = new();

    /// <summary>The id of a message whose sender gives none.</summary>
    public static string IdOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>The message that was sent with this id before, <c>null</c> for none.</summary>
    public SentOnce? Find(string? group, string id, DateTimeOffset now)
    {
        Forget(now);
        return _known.GetValueOrDefault((group, id));
    }

    public void Remember(SentOnce sent)
    {
        if (_known.TryAdd((sent.Group, sent.Id), sent))
            _byAge.Enqueue(sent);
    }

    /// <summary>All that is remembered, oldest first.</summary>
    public IReadOnlyCollection<SentOnce> Known(DateTimeOffset now)
    {
        Forget(now);
        return _byAge;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_byAge.TryPeek(out var oldest) && oldest.SentAt + Interval <= now)
        {
            _byAge.Dequeue();
            _known.Remove((oldest.Group, oldest.Id));
        }
    }
}
