using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace ImageStudio.ServiceDefaults;

/// <summary>
/// Completes ASP.NET Core's server span to the semantic conventions
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/): name by route, status code, error status. Health checks are left out of the trace.
/// </summary>
internal sealed class HttpServerSpans : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            var span = context.Features.Get<IHttpActivityFeature>()?.Activity;
            if (span is not null && IsHealthCheck(context.Request.Path)) Drop(span);
            await following(context);
            if (span is { IsAllDataRequested: true }) Complete(span, context);
        });
        next(app);
    };

    private static bool IsHealthCheck(PathString path) => path == ServiceDefaultsExtensions.HealthPath || path == ServiceDefaultsExtensions.AlivePath;

    private static void Drop(Activity span)
    {
        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static void Complete(Activity span, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        if (route is not null) span.SetTag("http.route", route);

        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if (status < 500) return;
        span.SetTag("error.type", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        span.SetStatus(ActivityStatusCode.Error);
    }
}
