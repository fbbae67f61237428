using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ImageStudio.LocalAws.Common.Fifo;

/// <summary>A message that was sent, for those who send it again.</summary>
/// <param name="Group">Its group where duplicates are looked for within groups, <c>null</c> where they are looked for everywhere.</param>
/// <param name="Id">The deduplication id.</param>
/// <param name="MessageId">What the first sender was answered.</param>
/// <param name="SequenceNumber">What the first sender was answered.</param>
/// <param name="SentAt">When it was sent first.</param>
internal sealed record SentOnce(string? Group, string Id, string MessageId, string SequenceNumber, DateTimeOffset SentAt);

/// <summary>
/// The deduplication ids of the last five minutes, of a FIFO queue or topic, whether their messages are still there or not.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html.
/// </summary>
internal sealed class Deduplication
{
    /// <summary>How long a deduplication id is remembered.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string? Group, string Id), SentOnce> _known = [];
    private readonly Queue<SentOnce> _byAge = new();

    /// <summary>Longest id of a group or of a message, in characters.</summary>
    public const int MaxIdLength = 128;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    /// <summary>Whether the id of a group or of a message has the form that it needs: letters, digits and punctuation.</summary>
    public static bool IsValidId(string id) => id.Length is > 0 and <= MaxIdLength && !id.AsSpan().ContainsAnyExcept(IdCharacters);

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
