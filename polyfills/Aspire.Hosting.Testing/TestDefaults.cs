using System.Reflection;
using Aspire.Hosting.Hosting;
using Aspire.Hosting.Projects;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What differs under test: free ports, no dashboard, resource logs to the loggers.</summary>
internal static class TestDefaults
{
    public static void Apply(DistributedApplicationOptions options, HostApplicationBuilderSettings settings, Assembly? appHost, string[] args)
    {
        options.Args = settings.Args = args;
        options.AssemblyName ??= appHost?.GetName().Name;
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        options.AllowUnsecuredTransport = true;
        settings.ApplicationName ??= options.AssemblyName;
        settings.ContentRootPath ??= AppHostIdentity.Of(options).Directory;

        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(LaunchProfile(settings.ContentRootPath));
        settings.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DcpPublisher:RandomizePorts"] = "true",
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
        });
    }

    /// <summary>The environment of the AppHost's first launch profile, as configuration; without the addresses of a dashboard that does not run.</summary>
    private static Dictionary<string, string?> LaunchProfile(string directory)
    {
        var profile = LaunchProfiles.Read(directory)?.Profiles.Values.FirstOrDefault();
        return (profile?.EnvironmentVariables ?? [])
            .Where(variable => !variable.Key.Contains("DASHBOARD", StringComparison.Ordinal))
            // Two variables name the environment, and a profile usually has both.
            .DistinctBy(variable => Key(variable.Key))
            .ToDictionary(variable => Key(variable.Key), variable => (string?)variable.Value);
    }

    private static string Key(string variable) => variable switch
    {
        "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT" => HostDefaults.EnvironmentKey,
        _ => variable.Replace("__", ":", StringComparison.Ordinal),
    };
}
