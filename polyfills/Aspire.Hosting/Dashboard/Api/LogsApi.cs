using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary><c>GET /api/logs?service=&amp;level=&amp;text=&amp;trace=&amp;span=&amp;skip=&amp;take=</c>: a page of log records, newest first.</summary>
internal sealed class LogsApi(LogStore logs)
{
    public Task ListAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var filter = new LogFilter(query.Text("service"), query.Text("level"), query.Text("text"), query.Text("trace"), query.Text("span"));
        return http.JsonAsync(logs.List(filter, query.Window()), DashboardJson.Default.PageTelemetryLog);
    }
}
