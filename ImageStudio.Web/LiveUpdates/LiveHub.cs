using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>A change with its place in the order of changes, where it has one.</summary>
internal readonly record struct NumberedEvent(string? Id, LiveEvent Event);

/// <summary>
/// Hands what the queue tells to every open page of this instance. The latest changes are kept, so that a page whose
/// connection was lost for a moment gets what it missed; where that is no longer known, it is told to read again.
/// </summary>
internal sealed class LiveHub
{
    // A page that falls so far behind is cut off; it comes back by itself. As many are kept for those who come back.
    private const int MostWaiting = 1000;
    private const string Resync = "resync";

    private readonly ConcurrentDictionary<Channel<NumberedEvent>, bool> _listeners = new();
    private readonly Queue<NumberedEvent> _recent = new();
    private readonly Lock _lock = new();
    // Numbers say something only to the instance that has given them.
    private readonly string _instance = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private long _last;
    private volatile bool _isLive;

    /// <summary>Whether changes are announced at present. Pages are told when that changes, and to read again when they may have missed something.</summary>
    public bool IsLive
    {
        get => _isLive;
        set
        {
            if (_isLive == value) return;
            _isLive = value;
            Send(LiveEvent.Hello(value));
            if (value) Publish(new LiveEvent { Kind = Resync });
        }
    }

    /// <summary>Number of open pages.</summary>
    public int Pages => _listeners.Count(listener => listener.Value);

    /// <summary>Tells of a change, and keeps it for those who come back.</summary>
    public void Publish(LiveEvent change)
    {
        lock (_lock)
        {
            var numbered = new NumberedEvent(IdOf(++_last), change);
            _recent.Enqueue(numbered);
            if (_recent.Count > MostWaiting) _recent.Dequeue();
            Write(numbered);
        }
    }

    /// <summary>Tells those who listen now; of no use to anybody later.</summary>
    public void Send(LiveEvent passing)
    {
        lock (_lock) Write(new NumberedEvent(null, passing));
    }

    /// <summary>For an open page: a greeting, what it missed since <paramref name="lastId"/>, and all that comes, until it goes or falls behind.</summary>
    public IAsyncEnumerable<NumberedEvent> ListenAsync(string? lastId, CancellationToken cancellationToken) => ReadAsync(lastId, isPage: true, cancellationToken);

    /// <summary>The same for a part of this process.</summary>
    public IAsyncEnumerable<NumberedEvent> FollowAsync(CancellationToken cancellationToken) => ReadAsync(null, isPage: false, cancellationToken);

    private async IAsyncEnumerable<NumberedEvent> ReadAsync(string? lastId, bool isPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = Channel.CreateBounded<NumberedEvent>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        try
        {
            foreach (var item in Join(listener, lastId, isPage)) yield return item;
            await foreach (var change in listener.Reader.ReadAllAsync(cancellationToken)) yield return change;
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }

    private List<NumberedEvent> Join(Channel<NumberedEvent> listener, string? lastId, bool isPage)
    {
        lock (_lock)
        {
            _listeners.TryAdd(listener, isPage);
            var hello = LiveEvent.Hello(IsLive);
            if (string.IsNullOrEmpty(lastId)) return [new(IdOf(_last), hello)];
            return Missed(lastId) is { } missed ? [new(lastId, hello), .. missed] : [new(IdOf(_last), hello), new(IdOf(_last), new LiveEvent { Kind = Resync })];
        }
    }

    private IEnumerable<NumberedEvent>? Missed(string lastId)
    {
        if (!lastId.StartsWith($"{_instance}-", StringComparison.Ordinal)) return null;
        if (!long.TryParse(lastId.AsSpan(_instance.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seen)) return null;
        var missed = _last - seen;
        return missed < 0 || missed > _recent.Count ? null : _recent.Skip(_recent.Count - (int)missed);
    }

    private void Write(NumberedEvent item)
    {
        foreach (var listener in _listeners.Keys)
            if (!listener.Writer.TryWrite(item)) listener.Writer.TryComplete();
    }

    private string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{_instance}-{number}");
}
