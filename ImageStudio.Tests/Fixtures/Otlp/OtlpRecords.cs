using System.Diagnostics;

namespace ImageStudio.Tests.Fixtures.Otlp;

/// <summary>A span as it was exported: with its resource's <c>service.name</c>, no parent ("") where a trace begins, and the ids of the spans it is linked to.</summary>
internal sealed record OtlpSpan(
    string Service,
    string Source,
    string Name,
    ActivityKind Kind,
    string TraceId,
    string SpanId,
    string ParentId,
    IReadOnlyList<string> Links,
    ActivityStatusCode Status,
    DateTimeOffset Start,
    DateTimeOffset End,
    IReadOnlyDictionary<string, object> Attributes)
{
    public TimeSpan Duration => End - Start;

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute)?.ToString();

    public override string ToString() => $"{Service}: {Name} ({Kind})";
}

/// <summary>A log record as it was exported; <paramref name="TraceId"/> and <paramref name="SpanId"/> are "" outside of a span.</summary>
internal sealed record OtlpLog(string Service, string Body, string TraceId, string SpanId, IReadOnlyDictionary<string, object> Attributes);

/// <summary>An instrument's export at one time, with how many measurements its histogram has seen since the start; 0 for other instruments, and the traces of its exemplars.</summary>
internal sealed record OtlpMetric(string Service, string Meter, string Name, string Description, string Unit, ulong Measurements, IReadOnlyList<string> Exemplars);
