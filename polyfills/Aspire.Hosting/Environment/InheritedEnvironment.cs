using System.Collections;
using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Environment;

/// <summary>The AppHost's own environment, without what is meant for the AppHost alone.</summary>
internal static class InheritedEnvironment
{
    private static readonly string[] NotPassedOn = ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPIRE_LOGLEVEL", .. DashboardSettings.TokenSettings];

    public static IEnumerable<KeyValuePair<string, string>> Read() => System.Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
        .Where(entry => !NotPassedOn.Contains(entry.Key, StringComparer.OrdinalIgnoreCase));
}
