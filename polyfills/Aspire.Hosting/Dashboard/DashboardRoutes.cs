using Aspire.Hosting.Dashboard.Access;
using Aspire.Hosting.Dashboard.Api;
using Aspire.Hosting.Dashboard.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dashboard;

/// <summary>What answers at which path, on the port for people and on those for telemetry.</summary>
internal static class DashboardRoutes
{
    // Paths as in Aspire's dashboard, so that links and habits work in both.
    private static readonly string[] Pages = ["/", "/consolelogs/{**rest}", "/structuredlogs/{**rest}", "/traces/{**rest}", "/metrics/{**rest}"];

    private static readonly string[] Folders = ["scripts", "styles", "images"];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var (pages, login) = (services.GetRequiredService<PageFiles>(), services.GetRequiredService<Login>());
        routes.MapGet("/login", login.ShowAsync);
        routes.MapPost("/login", login.TakeAsync);
        foreach (var folder in Folders) routes.MapGet($"/{folder}/{{file}}", http => pages.WriteAsync(http, $"{folder}/{http.Request.RouteValues["file"]}"));
        foreach (var page in Pages) routes.MapGet(page, Known(services, http => pages.WriteAsync(http, "index.html")));
        MapApi(routes, services);
    }

    public static void MapReceivers(this IEndpointRouteBuilder routes)
    {
        var http = routes.ServiceProvider.GetRequiredService<OtlpHttp>();
        var grpc = routes.ServiceProvider.GetRequiredService<OtlpGrpc>();
        routes.MapPost("/v1/{signal}", http.TakeAsync);
        foreach (var path in OtlpGrpc.Methods.Keys) routes.MapPost(path, grpc.TakeAsync);
    }

    private static void MapApi(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var (resources, traces, live) = (services.GetRequiredService<ResourcesApi>(), services.GetRequiredService<TracesApi>(), services.GetRequiredService<LiveApi>());
        var (logs, metrics) = (services.GetRequiredService<LogsApi>(), services.GetRequiredService<MetricsApi>());
        Get("/api/about", resources.AboutAsync);
        Get("/api/resources", resources.ListAsync);
        Get("/api/resources/{id}", resources.OneAsync);
        routes.MapPost("/api/resources/{id}/commands/{name}", Known(services, resources.CommandAsync));
        Get("/api/console/{resource}", live.ConsoleAsync);
        Get("/api/logs", logs.ListAsync);
        Get("/api/traces", traces.ListAsync);
        Get("/api/traces/{id}", traces.OneAsync);
        Get("/api/traces/{id}/{span}", traces.SpanAsync);
        Get("/api/metrics", metrics.ListAsync);
        Get("/api/metrics/chart", metrics.ChartAsync);
        Get("/api/live", live.FollowAsync);

        void Get(string path, RequestDelegate handler) => routes.MapGet(path, Known(services, handler));
    }

    /// <summary>Strangers are sent to the login from a page, and told from the API.</summary>
    private static RequestDelegate Known(IServiceProvider services, RequestDelegate handler)
    {
        var visitors = services.GetRequiredService<Visitors>();
        return http =>
        {
            if (visitors.IsKnown(http.Request)) return handler(http);
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                http.Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return Task.CompletedTask;
        };
    }
}
