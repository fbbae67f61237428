using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>The pages, scripts and styles, embedded into the assembly under the paths below <c>Dashboard/Pages</c>.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "dashboard/";

    private static readonly Assembly Assembly = typeof(PageFiles).Assembly;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly HashSet<string> _names = [.. Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    public async Task WriteAsync(HttpContext http, string name)
    {
        if (!_names.Contains(name) || !Types.TryGetValue(Path.GetExtension(name), out var type))
        {
            await http.NotFoundAsync();
            return;
        }

        http.Response.ContentType = type;
        await using var content = Assembly.GetManifestResourceStream(Prefix + name)!;
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
