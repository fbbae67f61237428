using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost;

/// <summary>One executable, told by a setting which of its roles to play.</summary>
internal static class Workers
{
    private const string Role = "Worker__Role";
    private const string Replicas = "Workers:Replicas";
    private const int MostReplicas = 32;

    /// <summary>As many processes as <c>Workers:Replicas:{name}</c> says, 1 where it says nothing.</summary>
    public static IResourceBuilder<ProjectResource> AddWorker(this IDistributedApplicationBuilder builder, [ResourceName] string name, string role) =>
        builder.AddProject<Projects.ImageStudio_Workers>(name)
            .WithEnvironment(Role, role)
            .WithReplicas(builder.Configuration.GetValue($"{Replicas}:{name}", 1));

    /// <summary>What is wrong with the numbers of processes, a line each.</summary>
    public static IEnumerable<string> FaultsIn(IConfiguration configuration)
    {
        foreach (var (name, value) in configuration.GetSection(Replicas).GetChildren().Select(setting => (setting.Key, setting.Value)))
            if (!ResourceNames.Workers.Contains(name))
                yield return $"{Replicas}:{name} names no worker; there are {string.Join(", ", ResourceNames.Workers)}.";
            else if (!int.TryParse(value, out var count) || count is < 1 or > MostReplicas)
                yield return $"{Replicas}:{name} is '{value}', which is no number from 1 to {MostReplicas}.";
    }
}
