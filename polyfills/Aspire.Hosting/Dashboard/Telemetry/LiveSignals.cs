namespace Aspire.Hosting.Dashboard;

/// <summary>What has changed since somebody last looked.</summary>
[Flags]
internal enum Changes
{
    None = 0,
    Traces = 1,
    Logs = 2,
    Metrics = 4,
    Resources = 8,
}

/// <summary>Wakes whoever has a page open; who sleeps meanwhile gets all changes at once.</summary>
internal sealed class LiveSignals
{
    private readonly Lock _gate = new();
    private readonly List<Listener> _listeners = [];

    public void Raise(Changes changes)
    {
        lock (_gate)
            foreach (var listener in _listeners)
                listener.Add(changes);
    }

    public Listener Listen()
    {
        lock (_gate)
        {
            var listener = new Listener(this);
            _listeners.Add(listener);
            return listener;
        }
    }

    public sealed class Listener(LiveSignals signals) : IDisposable
    {
        private readonly SemaphoreSlim _woken = new(0, 1);
        private int _changes;

        /// <summary>What has changed since the last call, once anything has.</summary>
        public async Task<Changes> NextAsync(CancellationToken cancellationToken)
        {
            await _woken.WaitAsync(cancellationToken);
            return (Changes)Interlocked.Exchange(ref _changes, 0);
        }

        public void Dispose()
        {
            lock (signals._gate)
                signals._listeners.Remove(this);
            _woken.Dispose();
        }

        internal void Add(Changes changes)
        {
            if (Interlocked.Or(ref _changes, (int)changes) == 0) _woken.Release();
        }
    }
}
