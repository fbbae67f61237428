using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Projects;

/// <summary>Reads Properties/launchSettings.json and picks the profile as Aspire does.</summary>
internal static class LaunchProfiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The settings beside the project file; null where there are none.</summary>
    public static LaunchSettings? Read(string projectDirectory)
    {
        var path = Path.Combine(projectDirectory, "Properties", "launchSettings.json");
        if (!File.Exists(path))
            return null;

        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<LaunchSettings>(file, Json);
        }
        catch (JsonException e)
        {
            throw new DistributedApplicationException($"The launch settings '{path}' are not valid: {e.Message}", e);
        }
    }

    /// <summary>The named profile, or the AppHost's own one where the project has it, or the first that starts a project.</summary>
    public static (string Name, LaunchProfile Profile)? Select(IProjectMetadata project, ProjectResourceOptions options, IConfiguration configuration)
    {
        if (options.ExcludeLaunchProfile || (project.LaunchSettings ?? Read(Path.GetDirectoryName(project.ProjectPath)!)) is not { } settings)
            return null;

        if (options.LaunchProfileName is { } wanted)
            return settings.Profiles.TryGetValue(wanted, out var named) ? (wanted, named)
                : throw new DistributedApplicationException($"The launch profile '{wanted}' is not in the launch settings of '{project.ProjectPath}'.");

        var appHost = configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"];
        if (appHost is not null && settings.Profiles.TryGetValue(appHost, out var same))
            return (appHost, same);

        var first = settings.Profiles.FirstOrDefault(p => p.Value.CommandName is "Project" or "Executable");
        return first.Value is null ? null : (first.Key, first.Value);
    }
}
