using ImageStudio.Contracts;

namespace ImageStudio.Workers.DeadLetters;

/// <summary>The dead-letter queue of a rendition.</summary>
/// <param name="Rendition">What its messages were to become.</param>
/// <param name="Url">As SQS knows it; empty where nobody has said.</param>
internal sealed record WatchedQueue(Rendition Rendition, string Url)
{
    // Somebody may have discarded one message while another one came: the number alone would hide that for ever.
    private const int MostLooksSpared = 20;

    private HashSet<string> _settled = [];
    private int _spared;

    /// <summary>Whether there may be something that was not told of yet. Looking counts as a receive, which operators see, so it is spared where nothing has changed.</summary>
    /// <param name="messages">About how many messages there are.</param>
    public bool IsWorthALook(int messages)
    {
        if (messages == 0) _settled = [];
        if (messages == _settled.Count && (messages == 0 || ++_spared <= MostLooksSpared)) return false;
        _spared = 0;
        return true;
    }

    /// <summary>Whether a message was told of, as far as that was needed.</summary>
    public bool IsSettled(string messageId) => _settled.Contains(messageId);

    /// <summary>Remembers those messages, and forgets all others.</summary>
    public void Settle(IEnumerable<string> messageIds) => _settled = [.. messageIds];
}
