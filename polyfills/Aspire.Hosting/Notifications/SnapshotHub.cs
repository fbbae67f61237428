using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Notifications;

/// <summary>Keeps the latest snapshot per resource id; a subscriber gets them all, then each change once and in order.</summary>
internal sealed class SnapshotHub
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceEvent> _latest = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Subscription> _subscriptions = [];

    public void Update(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        lock (_gate)
        {
            var before = _latest.TryGetValue(resourceId, out var known) ? known.Snapshot : InitialSnapshots.Of(resource);
            var after = new ResourceEvent(resource, resourceId, change(before));
            _latest[resourceId] = after;
            foreach (var subscription in _subscriptions)
                subscription.Offer(after);
        }
    }

    /// <summary>By id, or by name where the resource has one instance.</summary>
    public bool TryGet(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_gate)
            return _latest.TryGetValue(resourceId, out resourceEvent);
    }

    public Subscription Subscribe()
    {
        lock (_gate)
        {
            var subscription = new Subscription(this);
            foreach (var latest in _latest.Values)
                subscription.Offer(latest);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public sealed class Subscription(SnapshotHub hub) : IDisposable
    {
        private readonly Channel<ResourceEvent> _events = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });

        public void Offer(ResourceEvent resourceEvent) => _events.Writer.TryWrite(resourceEvent);

        public IAsyncEnumerable<ResourceEvent> ReadAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);

        public void Dispose()
        {
            lock (hub._gate)
                hub._subscriptions.Remove(this);
        }
    }
}
