using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Notifications;

/// <summary>The waits that are declared on a resource, and what ends them early.</summary>
internal sealed partial class DependencyWaits(ResourceNotificationService notifications, ResourceLoggerService loggers, WaitBehavior defaultBehavior)
{
    public async Task ForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (!resource.TryGetAnnotationsOfType<WaitAnnotation>(out var waits))
            return;

        await notifications.PublishUpdateAsync(resource, s => s.State?.Text is null or nameof(KnownResourceStates.Starting)
            ? s with { State = KnownResourceStates.Waiting }
            : s);
        await Task.WhenAll(waits.SelectMany(wait => ResourceIds.Of(wait.Resource).Select(id => ForAsync(resource, wait, id, cancellationToken))));
    }

    public async Task<ResourceEvent> UntilHealthyAsync(string resourceName, WaitBehavior behavior, CancellationToken cancellationToken)
    {
        var reached = await notifications.WaitForResourceAsync(resourceName, e => IsHealthy(e) || Ends(behavior, e), cancellationToken);
        if (!IsHealthy(reached))
            throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it is in the state '{reached.Snapshot.State?.Text}'{ExitText(reached)}.");

        var ready = await notifications.WaitForResourceAsync(resourceName, e => e.ResourceId == reached.ResourceId && e.Snapshot.Ready is not null, cancellationToken);
        await ready.Snapshot.Ready!.WaitAsync(cancellationToken);
        return ready;
    }

    private async Task ForAsync(IResource resource, WaitAnnotation wait, string dependency, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        var behavior = wait.WaitBehavior ?? defaultBehavior;
        Log.Waiting(logger, dependency, wait.WaitType);

        var reached = await notifications.WaitForResourceAsync(wait.Resource.Name, e => e.ResourceId == dependency && IsDecided(wait.WaitType, behavior, e), cancellationToken);
        if (!IsSatisfied(wait, reached))
            throw new DistributedApplicationException($"Resource '{resource.Name}' stopped waiting for '{dependency}': it is in the state '{reached.Snapshot.State?.Text}'{ExitText(reached)}.");

        if (wait.WaitType is WaitType.WaitUntilHealthy)
            await reached.Snapshot.Ready!.WaitAsync(cancellationToken);
        Log.Waited(logger, dependency);
    }

    private static bool IsDecided(WaitType type, WaitBehavior behavior, ResourceEvent e) => type switch
    {
        WaitType.WaitForCompletion => IsTerminal(e),
        WaitType.WaitUntilStarted => IsRunning(e) || Ends(behavior, e),
        _ => (IsHealthy(e) && e.Snapshot.Ready is not null) || Ends(behavior, e),
    };

    private static bool IsSatisfied(WaitAnnotation wait, ResourceEvent e) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => e.Snapshot.State?.Text != KnownResourceStates.FailedToStart && (e.Snapshot.ExitCode is null || e.Snapshot.ExitCode == wait.ExitCode),
        WaitType.WaitUntilStarted => IsRunning(e),
        _ => IsHealthy(e),
    };

    private static bool IsRunning(ResourceEvent e) => e.Snapshot.State?.Text == KnownResourceStates.Running;

    private static bool IsHealthy(ResourceEvent e) => e.Snapshot.HealthStatus is HealthStatus.Healthy;

    private static bool IsTerminal(ResourceEvent e) => e.Snapshot.ExitCode is not null || KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text);

    private static bool Ends(WaitBehavior behavior, ResourceEvent e) => behavior is WaitBehavior.StopOnResourceUnavailable
        && (KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text) || e.Snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy);

    private static string ExitText(ResourceEvent e) => e.Snapshot.ExitCode is { } code ? $" with exit code {code}" : "";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Waiting for {Dependency} ({WaitType})")]
        public static partial void Waiting(ILogger logger, string dependency, WaitType waitType);

        [LoggerMessage(2, LogLevel.Information, "Finished waiting for {Dependency}")]
        public static partial void Waited(ILogger logger, string dependency);
    }
}
