using System.Net;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>What every answer to a browser goes through: names of this machine only, strict headers, no request from other pages.</summary>
internal static class PageGuard
{
    // Scripts and styles from here alone, none in the markup, no page that frames this one.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin"; // With no-referrer a form would not say where it comes from.
        http.Response.Headers.CacheControl = "no-store";
        if (!IsThisMachine(http.Request.Host.Host))
            await RefuseAsync(http, StatusCodes.Status421MisdirectedRequest, "The dashboard answers to localhost only.");
        else if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !IsFromHere(http.Request))
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "Requests that change something come from the dashboard's own pages only.");
        else
            await next(http);
    }

    /// <summary>A page elsewhere can give its own name our address and would then read us as its own.</summary>
    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers say where a request comes from; programs that say nothing hold the session's cookie or are let in anyway.</summary>
    private static bool IsFromHere(HttpRequest request) =>
        (request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none")
        && (request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"));

    private static Task RefuseAsync(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(reason, http.RequestAborted);
    }
}
