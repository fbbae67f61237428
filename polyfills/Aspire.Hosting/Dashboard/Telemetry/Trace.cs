namespace Aspire.Hosting.Dashboard;

/// <summary>The spans of one trace that have arrived so far, with what the list shows of them. Its store guards it.</summary>
internal sealed class Trace(string id)
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<TelemetrySpan> _spans = [];
    private readonly SortedDictionary<string, (int Spans, int Errors)> _services = new(StringComparer.Ordinal);
    private TelemetrySpan? _first;

    public string Id { get; } = id;

    public IReadOnlyList<TelemetrySpan> Spans => _spans;

    public double Start { get; private set; } = double.MaxValue;

    public double End { get; private set; }

    public int Errors { get; private set; }

    /// <summary>Takes the span; false if it is one that has arrived before, as after a repeated export.</summary>
    public bool Add(TelemetrySpan span)
    {
        if (!_positions.TryAdd(span.SpanId, _spans.Count)) return false;
        _spans.Add(span);
        Start = Math.Min(Start, span.Start);
        End = Math.Max(End, span.End);
        if (IsBefore(span, _first)) _first = span;

        var error = span.IsError ? 1 : 0;
        var (spans, errors) = _services.GetValueOrDefault(span.Source.Resource.Service);
        _services[span.Source.Resource.Service] = (spans + 1, errors + error);
        Errors += error;
        return true;
    }

    public TelemetrySpan? Find(string spanId) => _positions.TryGetValue(spanId, out var position) ? _spans[position] : null;

    public bool Has(string service) => _services.ContainsKey(service);

    public TraceSummary Summary() => new(
        Id, _first!.Name, _first.Source.Resource.Service, Start, Math.Max(0, End - Start), _spans.Count, Errors,
        [.. _services.Select(service => new TraceService(service.Key, service.Value.Spans, service.Value.Errors))]);

    /// <summary>A span without a parent names the trace; while it is not there, the earliest does.</summary>
    private static bool IsBefore(TelemetrySpan span, TelemetrySpan? first) =>
        first is null
        || (span.ParentId.Length == 0 && first.ParentId.Length > 0)
        || (span.ParentId.Length == 0 == (first.ParentId.Length == 0) && span.Start < first.Start);
}

/// <summary>A line of the list of traces; times in milliseconds.</summary>
internal sealed record TraceSummary(string Id, string Name, string Service, double Start, double Duration, int Spans, int Errors, IReadOnlyList<TraceService> Services);

internal sealed record TraceService(string Name, int Spans, int Errors);
