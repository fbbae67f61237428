using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost;

/// <summary>One executable, told by a setting which of its roles to play.</summary>
internal static class Workers
{
    private const string Role = "Worker__Role";
    private const string Processes = "Worker__ProcessesPerMachine";
    private const string Replicas = "Workers:Replicas";
    private const int MostReplicas = 32;

    /// <summary>As many processes as <c>Workers:Replicas:{name}</c> says, 1 where it says nothing.</summary>
    public static IResourceBuilder<ProjectResource> AddWorker(this IDistributedApplicationBuilder builder, [ResourceName] string name, string role) =>
        builder.AddProject<Projects.ImageStudio_Workers>(name)
            .WithEnvironment(Role, role)
            .SharingTheMachine()
            .WithReplicas(ReplicasOf(builder.Configuration, name));

    // Here they share its memory; where a manifest is deployed to, each may have a container of its own.
    private static IResourceBuilder<ProjectResource> SharingTheMachine(this IResourceBuilder<ProjectResource> worker)
    {
        var builder = worker.ApplicationBuilder;
        if (worker.Resource.Name == ResourceNames.Notifier || !builder.ExecutionContext.IsRunMode) return worker;
        var processes = ResourceNames.Workers.Where(name => name != ResourceNames.Notifier).Sum(name => ReplicasOf(builder.Configuration, name));
        return worker.WithEnvironment(Processes, processes.ToString(CultureInfo.InvariantCulture));
    }

    private static int ReplicasOf(IConfiguration configuration, string name) => configuration.GetValue($"{Replicas}:{name}", 1);

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
