using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImageStudio.Tests.Fixtures.Chaos;

/// <summary>
/// What operators and bad luck do to the processes of a running application, by the names of its resources; a number picks
/// one of several replicas, from 0. Each returns when it has come to pass: nothing runs any more, or all is healthy again.
/// </summary>
internal sealed class Chaos(DistributedApplication app)
{
    private const string ProcessId = "executable.pid";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Asks the processes to end, as Stop in the dashboard does.</summary>
    public Task StopAsync(string resource, int? replica = null) => EachAsync(resource, replica, async (instance, cancellationToken) =>
    {
        await ExecuteAsync(instance, KnownResourceCommands.StopCommand, cancellationToken);
        await GoneAsync(instance, cancellationToken);
    });

    /// <summary>Starts what does not run.</summary>
    public Task StartAsync(string resource, int? replica = null) => EachAsync(resource, replica, async (instance, cancellationToken) =>
    {
        if (!IsGone(instance)) return;
        await ExecuteAsync(instance, KnownResourceCommands.StartCommand, cancellationToken);
        await HealthyAsync(instance, cancellationToken);
    });

    /// <summary>Stops and starts in one.</summary>
    public Task RestartAsync(string resource, int? replica = null) => EachAsync(resource, replica, async (instance, cancellationToken) =>
    {
        await ExecuteAsync(instance, KnownResourceCommands.RestartCommand, cancellationToken);
        await HealthyAsync(instance, cancellationToken);
    });

    /// <summary>Ends the processes without a word of warning, as <c>kill -9</c> and a machine without power do.</summary>
    public Task KillAsync(string resource, int? replica = null) => EachAsync(resource, replica, async (instance, cancellationToken) =>
    {
        // The id was read a moment ago, and a process that ended meanwhile is what is wanted.
        try
        {
            using var process = Process.GetProcessById(instance.ProcessId);
            process.Kill(entireProcessTree: true);
        }
        catch (ArgumentException)
        {
        }

        await GoneAsync(instance, cancellationToken);
    });

    private async Task EachAsync(string resource, int? replica, Func<Instance, CancellationToken, Task> act)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var instances = await InstancesAsync(resource, deadline.Token);
        await Task.WhenAll((replica is { } number ? instances[number..(number + 1)] : instances).Select(instance => act(instance, deadline.Token)));
    }

    /// <summary>The latest snapshots come first, so that all replicas have shown themselves before anything changes.</summary>
    private async Task<List<Instance>> InstancesAsync(string name, CancellationToken cancellationToken)
    {
        var resource = app.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);
        var seen = new SortedDictionary<string, Instance>(StringComparer.Ordinal);
        await foreach (var change in app.ResourceNotifications.WatchAsync(cancellationToken))
        {
            if (change.Resource != resource) continue;
            seen[change.ResourceId] = new Instance(name, change.ResourceId, ProcessIdOf(change));
            if (seen.Count == resource.GetReplicaCount()) break;
        }

        return [.. seen.Values];
    }

    private async Task ExecuteAsync(Instance instance, string command, CancellationToken cancellationToken)
    {
        var result = await app.ResourceCommands.ExecuteCommandAsync(instance.Id, command, cancellationToken);
        Assert.True(result.Success, $"{command} {instance.Id}: {result.Message}");
    }

    private bool IsGone(Instance instance) => app.ResourceNotifications.TryGetCurrentState(instance.Id, out var now) && IsGone(now);

    private Task GoneAsync(Instance instance, CancellationToken cancellationToken) => app.ResourceNotifications.WaitForResourceAsync(
        instance.Resource, change => change.ResourceId == instance.Id && IsGone(change), cancellationToken);

    // Another process than before: a command may return before its effect is seen.
    private Task HealthyAsync(Instance instance, CancellationToken cancellationToken) => app.ResourceNotifications.WaitForResourceAsync(
        instance.Resource, change => change.ResourceId == instance.Id && change.Snapshot.HealthStatus is HealthStatus.Healthy && ProcessIdOf(change) != instance.ProcessId, cancellationToken);

    private static bool IsGone(ResourceEvent change) => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text);

    private static int ProcessIdOf(ResourceEvent change) =>
        Convert.ToInt32(change.Snapshot.Properties.FirstOrDefault(property => property.Name == ProcessId)?.Value, CultureInfo.InvariantCulture);

    private sealed record Instance(string Resource, string Id, int ProcessId);
}
