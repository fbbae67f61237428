using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>Who may look: whoever has shown the token of the address that the AppHost printed, for as long as the AppHost runs.</summary>
internal sealed class Visitors(DashboardSettings settings)
{
    private readonly string _session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // Cookies know no ports: two AppHosts on one machine must not log each other out.
    private readonly string _cookie = $".Aspire.Dashboard.Auth.{settings.Frontend.Port}";

    public bool IsKnown(HttpRequest request) => settings.BrowserToken is null || AreEqual(request.Cookies[_cookie], _session);

    /// <summary>Lets the visitor in if the token is right.</summary>
    public bool TryWelcome(HttpContext http, string? token)
    {
        if (settings.BrowserToken is not null && !AreEqual(token, settings.BrowserToken)) return false;
        http.Response.Cookies.Append(_cookie, _session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return true;
    }

    /// <summary>Takes as long for a wrong text as for a right one.</summary>
    public static bool AreEqual(string? shown, string expected) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
