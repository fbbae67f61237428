using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>
/// <c>GET /api/traces?service=&amp;text=&amp;least=&amp;errors=1&amp;skip=&amp;take=</c>: a page of traces, newest first.
/// <c>GET /api/traces/{id}</c>: the spans of one. <c>GET /api/traces/{id}/{span}</c>: all that is known of a span.
/// </summary>
internal sealed class TracesApi(TraceStore traces, LogStore logs)
{
    // What the semantic conventions put where a reader looks first.
    private static readonly string[] TellingAttributes = ["aws.s3.key", "messaging.destination.name", "rpc.method", "db.query.summary", "url.path", "url.full", "server.address"];

    public Task ListAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var filter = new TraceFilter(query.Text("service"), query.Text("text"), query.Number("least"), query.Text("errors") is not null);
        return http.JsonAsync(traces.List(filter, query.Window()), DashboardJson.Default.PageTraceSummary);
    }

    public Task OneAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        if (traces.Spans(id) is not [{ } first, ..] spans) return http.NotFoundAsync();
        var counts = logs.CountBySpan(id);
        var answer = new TraceAnswer(id, first.Start, spans.Max(span => span.End) - first.Start, [.. spans.Select(span => Row(span, first.Start, counts))]);
        return http.JsonAsync(answer, DashboardJson.Default.TraceAnswer);
    }

    public Task SpanAsync(HttpContext http) =>
        traces.Span((string)http.Request.RouteValues["id"]!, (string)http.Request.RouteValues["span"]!) is { } span
            ? http.JsonAsync(span, DashboardJson.Default.TelemetrySpan)
            : http.NotFoundAsync();

    private static SpanRow Row(TelemetrySpan span, double start, IReadOnlyDictionary<string, int> logs) => new(
        span.SpanId, span.ParentId, span.Name, span.Source.Resource.Service, span.Kind.ToString(), span.Start - start, span.Duration, span.IsError,
        Detail(span), logs.GetValueOrDefault(span.SpanId), span.Links.Count);

    private static string Detail(TelemetrySpan span) =>
        TellingAttributes.Select(key => span.Attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value).OfType<string>().Select(Short)
            .FirstOrDefault(value => !span.Name.Contains(value, StringComparison.Ordinal)) ?? "";

    private static string Short(string value) =>
        value.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(value, UriKind.Absolute, out var url) ? url.PathAndQuery : value;
}
