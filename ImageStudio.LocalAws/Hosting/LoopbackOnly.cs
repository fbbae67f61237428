namespace ImageStudio.LocalAws.Hosting;

/// <summary>By default LocalAws welcomes every key: whoever reaches it may do everything. So it listens on loopback, or not at all.</summary>
internal static class LoopbackOnly
{
    public const string DefaultUrl = "http://127.0.0.1:4566";

    /// <summary>Applies <see cref="DefaultUrl"/> where no address is configured.</summary>
    /// <exception cref="InvalidOperationException">An address is not loopback; the message names it and what to set instead.</exception>
    public static void ListenOnLoopback(this WebApplicationBuilder builder)
    {
        string[] urls = [.. ConfiguredUrls(builder.Configuration)];
        if (urls.FirstOrDefault(u => !IsLoopback(u)) is { } open)
            throw new InvalidOperationException($"LocalAws listens on loopback only, not on '{open}'. Set ASPNETCORE_URLS (or --urls) to an address such as {DefaultUrl}.");
        if (urls.Length == 0)
            builder.WebHost.UseUrls(DefaultUrl);
    }

    private static IEnumerable<string> ConfiguredUrls(ConfigurationManager configuration) =>
        [
            .. configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            .. Ports(configuration, "http_ports", "http"),
            .. Ports(configuration, "https_ports", "https"),
            .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>(),
        ];

    // Ports without a host are open to every interface. ASP.NET Core ignores them when urls are given.
    private static IEnumerable<string> Ports(ConfigurationManager configuration, string key, string scheme) =>
        configuration["urls"] is { Length: > 0 } ? []
            : configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => $"{scheme}://*:{p}") ?? [];

    private static bool IsLoopback(string url)
    {
        try
        {
            var host = BindingAddress.Parse(url).Host;
            return host is "localhost" || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
