namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>The instruments of every service with their latest points. What is beyond the limits is not taken: it would push out what is looked at.</summary>
internal sealed class MetricStore(TelemetryLimits limits)
{
    private const int MaxExemplars = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Service, string Meter, string Name), Instrument> _instruments = [];

    public void Add(InstrumentInfo info, string instance, IReadOnlyList<TelemetryAttribute> attributes, MetricPoint point, bool isDelta)
    {
        lock (_gate)
            if (Of(info)?.Series(instance, attributes, limits) is { } series)
                series.Add(point, isDelta);
    }

    public void Add(InstrumentInfo info, Exemplar exemplar)
    {
        lock (_gate)
        {
            if (Of(info) is not { } instrument) return;
            instrument.Exemplars.Enqueue(exemplar);
            if (instrument.Exemplars.Count > MaxExemplars) instrument.Exemplars.Dequeue();
        }
    }

    /// <summary>All instruments, by service, meter and name.</summary>
    public IReadOnlyList<InstrumentInfo> List()
    {
        lock (_gate)
            return [.. _instruments.Values.Select(instrument => instrument.Info).OrderBy(info => (info.Service, info.Meter, info.Name))];
    }

    /// <summary>Looks at an instrument while nothing is added to it; the default where there is none.</summary>
    public T? Read<T>(string service, string meter, string name, Func<InstrumentInfo, IReadOnlyList<MetricSeries>, IReadOnlyList<Exemplar>, T> look)
    {
        lock (_gate)
            return _instruments.TryGetValue((service, meter, name), out var found) ? look(found.Info, [.. found.AllSeries], [.. found.Exemplars]) : default;
    }

    private Instrument? Of(InstrumentInfo info)
    {
        var key = (info.Service, info.Meter, info.Name);
        if (_instruments.TryGetValue(key, out var known)) return known;
        return _instruments.Keys.Count(other => other.Service == info.Service) >= limits.MaxInstrumentCount ? null : _instruments[key] = new Instrument(info);
    }

    private sealed class Instrument(InstrumentInfo info)
    {
        private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

        public InstrumentInfo Info { get; } = info;

        public IEnumerable<MetricSeries> AllSeries => _series.Values;

        public Queue<Exemplar> Exemplars { get; } = new();

        /// <summary>Processes of one service count each for itself.</summary>
        public MetricSeries? Series(string instance, IReadOnlyList<TelemetryAttribute> attributes, TelemetryLimits limits)
        {
            var key = $"{instance}\n{string.Join('\n', attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))}";
            if (_series.TryGetValue(key, out var known)) return known;
            return _series.Count >= limits.MaxDimensionCount ? null : _series[key] = new MetricSeries(attributes, limits.MaxMetricsCount);
        }
    }
}
