using System.Security.Cryptography;
using Aspire.Hosting.Endpoints;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Where the dashboard and its receivers listen and who may look, by the settings of Aspire: <c>ASPNETCORE_URLS</c> for people,
/// <c>ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL</c> (gRPC) and <c>ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL</c> for telemetry. An address that
/// is not set gets a free port.
/// </summary>
internal sealed class DashboardSettings
{
    public const string UrlsSetting = "ASPNETCORE_URLS";
    public const string OtlpHttpSetting = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    public const string OtlpGrpcSetting = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";

    /// <summary>Names of the token that opens the dashboard; services have no use for it.</summary>
    public static readonly string[] TokenSettings = ["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "DOTNET_DASHBOARD_FRONTEND_BROWSERTOKEN"];

    private const string LegacyOtlpGrpcSetting = "DOTNET_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string OtlpKeySetting = "AppHost:OtlpApiKey";
    private const string ResourceName = "dashboard";

    private static readonly string[] AnonymousSettings = ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"];

    private readonly List<(string Resource, string Endpoint, int Port)> _fixed = [];

    public DashboardSettings(IConfiguration configuration)
    {
        Frontend = Fixed(configuration[UrlsSetting]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).OrderByDescending(IsPlain).FirstOrDefault(), UrlsSetting, "http") ?? Free();
        OtlpGrpc = Fixed(configuration[OtlpGrpcSetting] ?? configuration[LegacyOtlpGrpcSetting], OtlpGrpcSetting, "otlp-grpc");
        OtlpHttp = Fixed(configuration[OtlpHttpSetting], OtlpHttpSetting, "otlp-http") ?? Free();
        Limits = configuration.GetSection(TelemetryLimits.Section).Get<TelemetryLimits>() ?? new TelemetryLimits();
        if (!AnonymousSettings.Any(setting => configuration.GetValue(setting, false)))
        {
            BrowserToken = TokenSettings.Select(setting => configuration[setting]).FirstOrDefault(token => !string.IsNullOrEmpty(token)) ?? NewToken();
            OtlpKey = configuration[OtlpKeySetting] is { Length: > 0 } key ? key : NewToken();
        }

        // Whoever starts a service looks here for what to tell it; see Environment/OtlpEnvironment.cs.
        configuration[OtlpHttpSetting] = OtlpHttp.GetLeftPart(UriPartial.Authority);
        configuration[OtlpKeySetting] = OtlpKey;
    }

    /// <summary>Where people look.</summary>
    public Uri Frontend { get; }

    /// <summary>Where telemetry arrives by OTLP over HTTP.</summary>
    public Uri OtlpHttp { get; }

    /// <summary>Where telemetry arrives by OTLP over gRPC; null where nobody asked for it.</summary>
    public Uri? OtlpGrpc { get; }

    /// <summary>What opens the dashboard; null where everybody on this machine may look.</summary>
    public string? BrowserToken { get; }

    /// <summary>What senders of telemetry show; null where anybody on this machine may send.</summary>
    public string? OtlpKey { get; }

    public TelemetryLimits Limits { get; }

    /// <summary>The address to open, with the token that opens it.</summary>
    public Uri Login => BrowserToken is null ? Frontend : new Uri(Frontend, $"/login?t={BrowserToken}");

    /// <summary>The ports that somebody chose and may have given to something else.</summary>
    public IEnumerable<(string Resource, string Endpoint, int Port)> FixedPorts => _fixed;

    private static bool IsPlain(string url) => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Uri Free() => new($"http://localhost:{FreePorts.Take()}");

    private Uri? Fixed(string? url, string setting, string endpoint)
    {
        if (string.IsNullOrWhiteSpace(url)) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || !address.IsLoopback)
            throw new DistributedApplicationException($"{setting} is '{url}', but the stand-in for the dashboard listens on this machine only and without certificates: set http://localhost and a port.");
        if (address.Port == 0) return Free();
        _fixed.Add((ResourceName, endpoint, address.Port));
        return address;
    }
}
