using System.Diagnostics;

namespace ImageStudio.Contracts;

/// <summary>
/// W3C trace context on its way through object metadata and message attributes, https://www.w3.org/TR/trace-context/.
/// </summary>
/// <param name="TraceParent">The <c>traceparent</c> value, <c>null</c> where there is none.</param>
/// <param name="TraceState">The <c>tracestate</c> value, <c>null</c> where there is none.</param>
public readonly record struct TraceCarrier(string? TraceParent, string? TraceState = null)
{
    /// <summary>Name of the message attribute and metadata entry of the trace parent.</summary>
    public const string TraceParentName = "traceparent";

    /// <summary>Name of the message attribute and metadata entry of the trace state.</summary>
    public const string TraceStateName = "tracestate";

    /// <summary>No context.</summary>
    public static TraceCarrier Empty { get; }

    /// <summary>The current activity's context, or none.</summary>
    public static TraceCarrier Current => Of(Activity.Current);

    /// <summary>The context of <paramref name="activity"/>, or none.</summary>
    public static TraceCarrier Of(Activity? activity) => activity is { IdFormat: ActivityIdFormat.W3C }
        ? new TraceCarrier(activity.Id, string.IsNullOrEmpty(activity.TraceStateString) ? null : activity.TraceStateString)
        : Empty;

    /// <summary>The entries to send along: none, one or two.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries
    {
        get
        {
            if (TraceParent is not null) yield return new(TraceParentName, TraceParent);
            if (TraceParent is not null && TraceState is not null) yield return new(TraceStateName, TraceState);
        }
    }

    /// <summary>Reads entries by a look-up that gives <c>null</c> for an absent name.</summary>
    public static TraceCarrier Read(Func<string, string?> lookUp) => new(lookUp(TraceParentName), lookUp(TraceStateName));

    /// <summary>The context to be the parent of a span; <c>default</c>, which starts a trace of its own, where there is none or it is malformed.</summary>
    public ActivityContext ToContext() => ActivityContext.TryParse(TraceParent, TraceState, isRemote: true, out var context) ? context : default;

    /// <summary>
    /// Reads an X-Ray header (<c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>), as SQS
    /// carries it in <c>AWSTraceHeader</c>: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader.
    /// </summary>
    public static TraceCarrier ReadXRay(string? header)
    {
        string? root = null, parent = null;
        var sampled = "0";
        foreach (var part in (header ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("Root=1-", StringComparison.Ordinal)) root = part[7..].Replace("-", "", StringComparison.Ordinal);
            if (part.StartsWith("Parent=", StringComparison.Ordinal)) parent = part[7..];
            if (part.StartsWith("Sampled=", StringComparison.Ordinal)) sampled = part[8..];
        }

        return root is { Length: 32 } && parent is { Length: 16 } ? new TraceCarrier($"00-{root}-{parent}-0{(sampled == "1" ? 1 : 0)}") : Empty;
    }

    /// <summary>The first of two that holds something.</summary>
    public TraceCarrier Or(TraceCarrier other) => TraceParent is null ? other : this;
}
