namespace Aspire.Hosting.Dashboard;

/// <summary>The latest log records; the one that arrived first goes first.</summary>
internal sealed class LogStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Queue<TelemetryLog> _logs = new();
    private long _lastId;

    public void Add(IEnumerable<TelemetryLog> logs)
    {
        lock (_gate)
            foreach (var log in logs)
            {
                _logs.Enqueue(log with { Id = ++_lastId });
                if (_logs.Count > limits.MaxLogCount) _logs.Dequeue();
            }
    }

    /// <summary>Records that meet the filter, newest first: how many there are, and those of the page.</summary>
    public Page<TelemetryLog> List(LogFilter filter, Window window)
    {
        lock (_gate)
        {
            var matching = _logs.Where(filter.Matches).OrderByDescending(log => log.Time).ThenByDescending(log => log.Id).ToList();
            return new Page<TelemetryLog>(_logs.Count, matching.Count, [.. matching.Skip(window.Skip).Take(window.Take)]);
        }
    }

    public TelemetryLog? Find(long id)
    {
        lock (_gate)
            return _logs.FirstOrDefault(log => log.Id == id);
    }

    /// <summary>How many records each span of the trace has.</summary>
    public IReadOnlyDictionary<string, int> CountBySpan(string traceId)
    {
        lock (_gate)
            return _logs.Where(log => log.TraceId == traceId).CountBy(log => log.SpanId).ToDictionary();
    }

    public void Clear()
    {
        lock (_gate)
            _logs.Clear();
    }
}

/// <summary>Which records to list; null where anything will do.</summary>
/// <param name="Service">Who logged it.</param>
/// <param name="Level">The lowest level.</param>
/// <param name="Text">Part of the message, of the category or of an attribute's value.</param>
internal sealed record LogFilter(string? Service = null, string? Level = null, string? Text = null, string? TraceId = null, string? SpanId = null)
{
    private static readonly string[] Levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];

    private readonly int _lowest = Math.Max(0, Array.IndexOf(Levels, Level));

    public bool Matches(TelemetryLog log) =>
        (Service is null || log.Source.Resource.Service == Service)
        && (_lowest == 0 || Array.IndexOf(Levels, log.Level) >= _lowest)
        && (TraceId is null || log.TraceId.StartsWith(TraceId, StringComparison.OrdinalIgnoreCase))
        && (SpanId is null || log.SpanId.Equals(SpanId, StringComparison.OrdinalIgnoreCase))
        && (Text is null || Has(log.Message) || Has(log.Source.Scope) || log.Attributes.Any(attribute => Has(attribute.Value)));

    private bool Has(string value) => value.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
