using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Runs the checks of each resource while it runs, and says once per run that it is ready.</summary>
internal sealed partial class ResourceHealthMonitor(ResourceNotificationService notifications, HealthCheckService checks, IDistributedApplicationEventing eventing, IServiceProvider services, TimeProvider time, ILogger<ResourceHealthMonitor> logger)
    : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestUnhealthy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _watched = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var resourceEvent in notifications.WatchAsync(stoppingToken))
                React(resourceEvent, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private void React(ResourceEvent resourceEvent, CancellationToken stoppingToken)
    {
        var running = resourceEvent.Snapshot.State?.Text == KnownResourceStates.Running;
        if (running && !_watched.ContainsKey(resourceEvent.ResourceId))
        {
            var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            _watched[resourceEvent.ResourceId] = ending;
            _ = WatchAsync(resourceEvent.Resource, resourceEvent.ResourceId, ending.Token);
        }
        else if (!running && _watched.TryRemove(resourceEvent.ResourceId, out var ending))
        {
            ending.Cancel();
            ending.Dispose();
        }
    }

    private async Task WatchAsync(IResource resource, string resourceId, CancellationToken cancellationToken)
    {
        try
        {
            var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key).ToHashSet();
            var isReady = false;
            for (var pause = First; ; pause = Next(pause))
            {
                var healthy = await CheckAsync(resource, resourceId, keys, cancellationToken);
                if (healthy && !isReady)
                    isReady = await AnnounceAsync(resource, resourceId, cancellationToken);
                if (healthy && keys.Count == 0)
                    return;
                await Task.Delay(healthy ? Healthy : pause, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The resource no longer runs.
        }
    }

    private async Task<bool> CheckAsync(IResource resource, string resourceId, HashSet<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return true;

        var report = await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), cancellationToken);
        var missing = keys.Except(report.Entries.Keys).Select(key => new HealthReportSnapshot(key, HealthStatus.Unhealthy, "No health check of this name is registered.", null));
        var reports = report.Entries.Select(e => new HealthReportSnapshot(e.Key, e.Value.Status, e.Value.Description, e.Value.Exception?.Message) { LastRunAt = time.GetUtcNow().UtcDateTime }).Concat(missing);
        await notifications.PublishUpdateAsync(resource, resourceId, s => s with { HealthReports = [.. reports] });
        return notifications.TryGetCurrentState(resourceId, out var current) && current.Snapshot.HealthStatus is HealthStatus.Healthy;
    }

    /// <summary>Handlers of the ready event run besides the checks; a wait for the resource waits for them too.</summary>
    private async Task<bool> AnnounceAsync(IResource resource, string resourceId, CancellationToken cancellationToken)
    {
        var ready = eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken);
        await notifications.PublishUpdateAsync(resource, resourceId, s => s with { Ready = ready });
        _ = ReportAsync(resource.Name, resourceId, ready);
        return true;
    }

    private async Task ReportAsync(string resource, string resourceId, Task ready)
    {
        try
        {
            await ready;
            var address = notifications.TryGetCurrentState(resourceId, out var current) && current.Snapshot.Urls is [var url, ..] ? url.Url : null;
            if (address is not null)
                Log.ReadyAt(logger, resourceId, address);
        }
        catch (Exception e)
        {
            // Handlers belong to the AppHost; whoever waits for the resource gets the same fault.
            Log.ReadyHandlerFailed(logger, e, resource);
        }
    }

    private static TimeSpan Next(TimeSpan pause) => pause * 1.5 < LongestUnhealthy ? pause * 1.5 : LongestUnhealthy;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Resource} is ready at {Url}")]
        public static partial void ReadyAt(ILogger logger, string resource, string url);

        [LoggerMessage(2, LogLevel.Error, "A handler that follows the start of {Resource} failed")]
        public static partial void ReadyHandlerFailed(ILogger logger, Exception fault, string resource);
    }
}
