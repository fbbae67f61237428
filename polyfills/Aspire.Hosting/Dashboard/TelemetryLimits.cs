namespace Aspire.Hosting.Dashboard;

/// <summary>
/// How much is kept; the oldest goes first. Section and names are those of Aspire's dashboard, which knows no limit for spans
/// and counts metrics by 50,000: both would let a long run grow to gigabytes here.
/// </summary>
internal sealed class TelemetryLimits
{
    public const string Section = "Dashboard:TelemetryLimits";

    public int MaxTraceCount { get; set; } = 10_000;

    /// <summary>Spans of all traces together.</summary>
    public int MaxSpanCount { get; set; } = 100_000;

    public int MaxLogCount { get; set; } = 10_000;

    /// <summary>Points of one combination of an instrument's attributes; an hour, at one in two seconds.</summary>
    public int MaxMetricsCount { get; set; } = 1_800;

    /// <summary>Combinations of attributes of one instrument.</summary>
    public int MaxDimensionCount { get; set; } = 200;

    /// <summary>Instruments of one resource.</summary>
    public int MaxInstrumentCount { get; set; } = 500;

    public int MaxAttributeCount { get; set; } = 128;

    /// <summary>Characters of a value, a message or a name.</summary>
    public int MaxAttributeLength { get; set; } = 8_192;

    public int MaxSpanEventCount { get; set; } = 128;

    public int MaxResourceCount { get; set; } = 1_000;
}
