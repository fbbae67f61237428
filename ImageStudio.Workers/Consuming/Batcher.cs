using System.Threading.Channels;

namespace ImageStudio.Workers.Consuming;

/// <summary>
/// Sends what has gathered while the call before was under way: batches under load, no delay at rest. Batch calls cost
/// the same as single ones.
/// </summary>
/// <param name="maxSize">Most entries of one call.</param>
/// <param name="send">The call; completes or fails the entries itself, and throws nothing.</param>
internal sealed class Batcher<T>(int maxSize, Func<IReadOnlyList<T>, Task> send) : IAsyncDisposable
{
    private readonly Channel<T> _waiting = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });
    private Task? _loop;

    /// <summary>Hands over an entry; false once disposed.</summary>
    public bool TryAdd(T entry)
    {
        if (_loop is null) Start();
        return _waiting.Writer.TryWrite(entry);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_loop is { } loop) await loop;
    }

    private void Start()
    {
        lock (_waiting)
        {
            if (_loop is not null) return;
            // The loop must not belong to the trace of whoever came first.
            using (ExecutionContext.SuppressFlow()) _loop = Task.Run(SendAsync);
        }
    }

    private async Task SendAsync()
    {
        var batch = new List<T>(maxSize);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < maxSize && _waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            await send(batch);
            batch.Clear();
        }
    }
}
