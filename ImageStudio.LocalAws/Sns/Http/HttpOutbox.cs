using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>What is on its way to HTTP endpoints: kept before the publisher is answered, and until it has arrived or was given up.</summary>
internal sealed class HttpOutbox : IServiceState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HttpDelivery> _deliveries = new(StringComparer.Ordinal);
    private readonly IJournal<HttpRecord> _journal;

    public HttpOutbox(IJournals journals)
    {
        _journal = journals.Open("sns-http", HttpRecordJson.Default.HttpRecord);
        _journal.CompactWith(_lock, () => _deliveries.Values.Select(d => new DeliveryQueued(d)));
    }

    /// <summary>Everything that is on its way at this moment.</summary>
    public IReadOnlyList<HttpDelivery> Deliveries
    {
        get
        {
            lock (_lock)
                return [.. _deliveries.Values];
        }
    }

    public HttpDelivery? Find(string id)
    {
        lock (_lock)
            return _deliveries.GetValueOrDefault(id);
    }

    /// <summary>Makes a change; when it returns, the change is durable.</summary>
    public async ValueTask CommitAsync(HttpRecord record)
    {
        ValueTask stored;
        lock (_lock)
        {
            Apply(record);
            stored = _journal.AppendAsync(record, CancellationToken.None);
        }
        await stored;
    }

    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in _journal.ReplayAsync(cancellationToken))
        {
            lock (_lock)
                Apply(record);
        }
    }

    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        foreach (var delivery in Deliveries)
            await CommitAsync(new DeliverySettled(delivery.Id));
    }

    private void Apply(HttpRecord record)
    {
        switch (record)
        {
            case DeliveryQueued(var delivery): _deliveries[delivery.Id] = delivery; break;
            case DeliveryPostponed(var id, var attempts, var dueAt) when _deliveries.TryGetValue(id, out var delivery):
                _deliveries[id] = delivery with { Attempts = attempts, DueAt = dueAt };
                break;
            case DeliverySettled(var id): _deliveries.Remove(id); break;
        }
    }
}
