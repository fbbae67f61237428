using Aspire.Hosting.Dashboard.Api;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>The way in: <c>/login?t=token</c> as the AppHost prints it, or the token typed into the page of that address.</summary>
internal sealed class Login(Visitors visitors, PageFiles pages)
{
    public Task ShowAsync(HttpContext http)
    {
        if (visitors.IsKnown(http.Request) || (http.Request.Query["t"] is [{ } token] && visitors.TryWelcome(http, token)))
        {
            http.Response.Redirect(Target(http.Request));
            return Task.CompletedTask;
        }

        return pages.WriteAsync(http, "login.html");
    }

    public async Task TakeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var known = visitors.TryWelcome(http, form["t"].ToString().Trim());
        http.Response.Redirect(known ? Target(http.Request) : $"/login?wrong=1&returnUrl={Uri.EscapeDataString(Target(http.Request))}");
    }

    /// <summary>Where somebody wanted to go; never to another server.</summary>
    private static string Target(HttpRequest request) =>
        request.Query["returnUrl"] is [{ } target] && target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal) && !target.Contains('\\') ? target : "/";
}
