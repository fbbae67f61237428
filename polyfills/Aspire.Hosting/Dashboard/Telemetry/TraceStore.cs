namespace Aspire.Hosting.Dashboard;

/// <summary>The latest traces; the one that began to arrive first goes first.</summary>
internal sealed class TraceStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Trace> _traces = new(StringComparer.Ordinal);
    private readonly Queue<Trace> _arrivals = new();
    private int _spans;

    /// <summary>Spans that did not fit into their own trace, which alone had reached the limit.</summary>
    public long Dropped { get; private set; }

    public void Add(IEnumerable<TelemetrySpan> spans)
    {
        lock (_gate)
            foreach (var span in spans)
                Add(span);
    }

    /// <summary>Traces that meet the filter, newest first: how many there are, and those of the page.</summary>
    public Page<TraceSummary> List(TraceFilter filter, Window window)
    {
        lock (_gate)
        {
            var matching = _traces.Values.Where(filter.Matches).OrderByDescending(trace => trace.Start).ToList();
            return new Page<TraceSummary>(_traces.Count, matching.Count, [.. matching.Skip(window.Skip).Take(window.Take).Select(trace => trace.Summary())]);
        }
    }

    /// <summary>All spans of a trace by their start, or nothing.</summary>
    public IReadOnlyList<TelemetrySpan>? Spans(string traceId)
    {
        lock (_gate)
            return _traces.TryGetValue(traceId, out var trace) ? [.. trace.Spans.OrderBy(span => span.Start)] : null;
    }

    public TelemetrySpan? Span(string traceId, string spanId)
    {
        lock (_gate)
            return _traces.GetValueOrDefault(traceId)?.Find(spanId);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _traces.Clear();
            _arrivals.Clear();
            _spans = 0;
        }
    }

    private void Add(TelemetrySpan span)
    {
        if (!_traces.TryGetValue(span.TraceId, out var trace))
        {
            _traces[span.TraceId] = trace = new Trace(span.TraceId);
            _arrivals.Enqueue(trace);
        }

        if (trace.Spans.Count >= limits.MaxSpanCount) Dropped++;
        else if (trace.Add(span)) _spans++;

        while (_traces.Count > limits.MaxTraceCount || (_spans > limits.MaxSpanCount && _traces.Count > 1)) Forget(_arrivals.Dequeue());
    }

    private void Forget(Trace oldest)
    {
        _traces.Remove(oldest.Id);
        _spans -= oldest.Spans.Count;
    }
}

/// <summary>Which traces to list.</summary>
/// <param name="Service">A service that takes part; null for any.</param>
/// <param name="Text">Part of the name of a span, or the beginning of the trace's id; null for any.</param>
/// <param name="LeastDuration">In milliseconds.</param>
/// <param name="OnlyErrors">Whether a span has to have failed.</param>
internal sealed record TraceFilter(string? Service = null, string? Text = null, double LeastDuration = 0, bool OnlyErrors = false)
{
    public bool Matches(Trace trace) =>
        (!OnlyErrors || trace.Errors > 0)
        && trace.End - trace.Start >= LeastDuration
        && (Service is null || trace.Has(Service))
        && (Text is null || trace.Id.StartsWith(Text, StringComparison.OrdinalIgnoreCase) || trace.Spans.Any(span => span.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>A part of a list.</summary>
/// <param name="Total">All there are, whatever the filter.</param>
/// <param name="Matching">Those that meet the filter.</param>
internal sealed record Page<T>(int Total, int Matching, IReadOnlyList<T> Items);

/// <summary>Which part of a list is asked for.</summary>
internal readonly record struct Window(int Skip, int Take);
