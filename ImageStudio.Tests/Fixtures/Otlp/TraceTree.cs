using System.Globalization;
using System.Text;

namespace ImageStudio.Tests.Fixtures.Otlp;

/// <summary>The spans of one trace by parent and child.</summary>
internal sealed class TraceTree
{
    private readonly string _caller;
    private readonly Dictionary<string, OtlpSpan> _byId;
    private readonly ILookup<string, OtlpSpan> _children;

    /// <param name="spans">All spans of the trace.</param>
    /// <param name="caller">Id of the span, not exported, that the first one has as its parent.</param>
    public TraceTree(IEnumerable<OtlpSpan> spans, string caller)
    {
        Spans = [.. spans.OrderBy(span => span.Start)];
        _caller = caller;
        _byId = Spans.ToDictionary(span => span.SpanId);
        _children = Spans.ToLookup(span => span.ParentId);
    }

    public IReadOnlyList<OtlpSpan> Spans { get; }

    /// <summary>Spans that hang in the air, for their parent was never exported.</summary>
    public IEnumerable<OtlpSpan> Orphans => Spans.Where(span => span.ParentId != _caller && !_byId.ContainsKey(span.ParentId));

    /// <summary>The span's parent, its parent's parent and so on.</summary>
    public IEnumerable<OtlpSpan> Ancestors(OtlpSpan span)
    {
        while (_byId.TryGetValue(span.ParentId, out var parent)) yield return span = parent;
    }

    /// <summary>One line for each span, children below and to the right of their parent, with start and duration in milliseconds.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var root in Spans.Where(span => !_byId.ContainsKey(span.ParentId))) Write(text, root, 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, OtlpSpan span, int depth)
    {
        var name = $"{new string(' ', depth * 2)}{span.Service}: {span.Name}";
        var times = $"+{(span.Start - Spans[0].Start).TotalMilliseconds:0} ms, {span.Duration.TotalMilliseconds:0} ms";
        text.AppendLine(CultureInfo.InvariantCulture, $"{name,-110} {span.Kind,-8} {times}{(span.Links.Count > 0 ? $", {span.Links.Count} links" : "")}{(span.Status == System.Diagnostics.ActivityStatusCode.Error ? ", error" : "")}");
        foreach (var child in _children[span.SpanId]) Write(text, child, depth + 1);
    }
}
