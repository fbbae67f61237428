using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>Parameters of a request; what cannot be read counts as not given.</summary>
internal readonly struct Query(HttpRequest request)
{
    private const int UsualPage = 100;
    private const int LargestPage = 500;

    private readonly IQueryCollection _parameters = request.Query;

    public string? Text(string name) => _parameters[name].ToString() is { Length: > 0 } text ? text : null;

    public double Number(string name) => double.TryParse(_parameters[name], CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    /// <summary>Parameters of one name in the form <c>key=value</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name) =>
        [.. _parameters[name].OfType<string>().Select(text => text.Split('=', 2)).Where(parts => parts.Length == 2).Select(parts => KeyValuePair.Create(parts[0], parts[1]))];

    public Window Window() => new((int)Math.Clamp(Number("skip"), 0, int.MaxValue), Number("take") is var take and > 0 ? (int)Math.Min(take, LargestPage) : UsualPage);
}
