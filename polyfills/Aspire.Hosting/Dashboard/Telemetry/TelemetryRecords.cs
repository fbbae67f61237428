namespace Aspire.Hosting.Dashboard;

internal sealed record TelemetryAttribute(string Key, string Value);

/// <summary>Who sent something: a service, and which of its processes.</summary>
/// <param name="Service">The resource's name in the AppHost, where it was started by one.</param>
/// <param name="Instance">The id of the resource's instance; "" where it does not say.</param>
/// <param name="Attributes">What else it says of itself.</param>
internal sealed record TelemetryResource(string Service, string Instance, IReadOnlyList<TelemetryAttribute> Attributes);

/// <summary>A resource, and the library in it that recorded something.</summary>
internal sealed record TelemetrySource(TelemetryResource Resource, string Scope);

/// <summary>A span as it was exported. Ids are in lower-case hexadecimal digits, times in milliseconds since 1970.</summary>
internal sealed record TelemetrySpan(TelemetrySource Source, string TraceId, string SpanId, string ParentId)
{
    public string Name { get; init; } = "";

    public SpanKind Kind { get; init; }

    public double Start { get; init; }

    public double End { get; init; }

    public bool IsError { get; init; }

    public string StatusMessage { get; init; } = "";

    public IReadOnlyList<TelemetryAttribute> Attributes { get; init; } = [];

    public IReadOnlyList<SpanEvent> Events { get; init; } = [];

    public IReadOnlyList<SpanLink> Links { get; init; } = [];

    public double Duration => Math.Max(0, End - Start);
}

/// <summary>Numbers as in opentelemetry/proto/trace/v1/trace.proto.</summary>
internal enum SpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}

internal sealed record SpanEvent(string Name, double Time, IReadOnlyList<TelemetryAttribute> Attributes);

internal sealed record SpanLink(string TraceId, string SpanId, IReadOnlyList<TelemetryAttribute> Attributes);

/// <summary>A log record as it was exported.</summary>
/// <param name="Id">Grows with every record that arrives; given by the store.</param>
/// <param name="Level">Trace, Debug, Information, Warning, Error or Critical, as .NET names them.</param>
/// <param name="TraceId">"" outside of a trace.</param>
internal sealed record TelemetryLog(long Id, TelemetrySource Source, double Time, string Level, string Message, string TraceId, string SpanId, IReadOnlyList<TelemetryAttribute> Attributes);
