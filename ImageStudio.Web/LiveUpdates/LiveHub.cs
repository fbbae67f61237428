using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>Hands what the queue tells to every open page of this instance.</summary>
internal sealed class LiveHub
{
    // A page that falls so far behind is cut off; it comes back by itself and reloads.
    private const int MostWaiting = 1000;
    private readonly ConcurrentDictionary<Channel<LiveEvent>, bool> _pages = new();
    private volatile bool _isLive;

    /// <summary>Whether changes are announced at present. Pages are told when that changes.</summary>
    public bool IsLive
    {
        get => _isLive;
        set
        {
            if (_isLive == value) return;
            _isLive = value;
            Publish(LiveEvent.Hello(value));
        }
    }

    /// <summary>Number of open pages.</summary>
    public int Pages => _pages.Count;

    public void Publish(LiveEvent change)
    {
        foreach (var page in _pages.Keys)
            if (!page.Writer.TryWrite(change)) page.Writer.TryComplete();
    }

    /// <summary>All that is published from now on, beginning with a greeting, until the page goes or falls behind.</summary>
    public async IAsyncEnumerable<LiveEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        _pages.TryAdd(page, true);
        try
        {
            yield return LiveEvent.Hello(IsLive);
            await foreach (var change in page.Reader.ReadAllAsync(cancellationToken)) yield return change;
        }
        finally
        {
            _pages.TryRemove(page, out _);
        }
    }
}
