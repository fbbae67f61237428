using ImageStudio.LocalAws.Common.Fifo;

namespace ImageStudio.LocalAws.Sns.Fifo;

/// <summary>What a FIFO topic remembers: what was published lately, and what is being delivered.</summary>
internal sealed class FifoMemory
{
    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>Guards this memory, and keeps publications in the order of their numbers.</summary>
    public Lock Lock { get; } = new();

    public SequenceNumbers Sequence { get; } = new();

    public Deduplication Sent { get; } = new();

    /// <summary>Takes note of what an earlier run has published.</summary>
    public void Restore(SentOnce sent)
    {
        lock (Lock)
        {
            Sent.Remember(sent);
            Sequence.ContinueAfter(sent.SequenceNumber);
        }
    }

    /// <summary>Remembers a publication, and its delivery until that is done.</summary>
    public void Remember(SentOnce sent, Task delivery)
    {
        Sent.Remember(sent);
        foreach (var done in _underWay.Where(d => d.Value.IsCompleted).Select(d => d.Key).ToArray())
            _underWay.Remove(done);
        _underWay[sent.MessageId] = delivery;
    }

    /// <summary>What somebody waits for who publishes the same again.</summary>
    public Task DeliveryOf(SentOnce sent) => _underWay.GetValueOrDefault(sent.MessageId) ?? Task.CompletedTask;

    /// <summary>All that is remembered at this time.</summary>
    public IReadOnlyList<SentOnce> Known(DateTimeOffset now)
    {
        lock (Lock)
            return [.. Sent.Known(now)];
    }
}
