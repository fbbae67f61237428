using Aspire.Hosting.Dashboard.Metrics;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>
/// <c>GET /api/metrics</c>: all instruments. <c>GET /api/metrics/chart?service=&amp;meter=&amp;name=&amp;minutes=&amp;by=&amp;rate=1&amp;where=key=value</c>:
/// what to draw of one.
/// </summary>
internal sealed class MetricsApi(MetricStore metrics, TimeProvider time)
{
    private const double UsualMinutes = 5;
    private const double MillisecondsPerMinute = 60_000;

    public Task ListAsync(HttpContext http) => http.JsonAsync(
        [.. metrics.List().Select(info => new InstrumentView(info.Service, info.Meter, info.Name, info.Unit, info.Description, info.Kind))],
        DashboardJson.Default.IReadOnlyListInstrumentView);

    public Task ChartAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var minutes = query.Number("minutes") is var asked and > 0 ? Math.Min(asked, 24 * 60) : UsualMinutes;
        double now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var request = new ChartRequest(now - (minutes * MillisecondsPerMinute), now, query.Pairs("where"), query.Text("by"), query.Text("rate") is not null);
        var chart = metrics.Read(
            query.Text("service") ?? "", query.Text("meter") ?? "", query.Text("name") ?? "",
            (info, series, exemplars) => MetricCharts.Of(info, series, exemplars, request));
        return chart is null ? http.NotFoundAsync() : http.JsonAsync(chart, DashboardJson.Default.MetricChart);
    }
}
