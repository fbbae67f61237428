using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Aspire.Hosting.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The latest snapshot of every resource, and everyone who waits for one.</summary>
public class ResourceNotificationService : IDisposable
{
    private readonly SnapshotHub _hub = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly DependencyWaits _waits;
    private readonly WaitBehavior _defaultWaitBehavior;

    public ResourceNotificationService(ILogger<ResourceNotificationService> logger, IHostApplicationLifetime hostApplicationLifetime, IServiceProvider serviceProvider, ResourceLoggerService resourceLoggerService)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(hostApplicationLifetime);
        _defaultWaitBehavior = serviceProvider.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior ?? WaitBehavior.StopOnResourceUnavailable;
        _waits = new DependencyWaits(this, resourceLoggerService, _defaultWaitBehavior);
    }

    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.Ordinal);
        var reached = await WaitForResourceAsync(resourceName, e => e.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        var last = default(ResourceEvent);
        try
        {
            await foreach (var resourceEvent in WatchAsync(cancellationToken))
            {
                if (!string.Equals(resourceEvent.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase))
                    continue;

                last = resourceEvent;
                if (predicate(resourceEvent))
                    return resourceEvent;
            }
        }
        catch (OperationCanceledException canceled)
        {
            throw new OperationCanceledException($"The wait for the resource '{resourceName}' was canceled; its last state was '{last?.Snapshot.State?.Text ?? "unknown"}', health '{last?.Snapshot.HealthStatus?.ToString() ?? "unknown"}'.", canceled, canceled.CancellationToken);
        }

        throw new OperationCanceledException($"The application ended while '{resourceName}' was waited for.");
    }

    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, _defaultWaitBehavior, cancellationToken);

    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default) =>
        _waits.UntilHealthyAsync(resourceName, waitBehavior, cancellationToken);

    public Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken) =>
        _waits.ForDependenciesAsync(resource, cancellationToken);

    /// <summary>The latest snapshot of each resource first, then every change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);
        using var subscription = _hub.Subscribe();
        await foreach (var resourceEvent in subscription.ReadAsync(ending.Token))
            yield return resourceEvent;
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent) => _hub.TryGet(resourceId, out resourceEvent);

    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        foreach (var id in ResourceIds.Of(resource))
            _hub.Update(resource, id, stateFactory);
        return Task.CompletedTask;
    }

    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        _hub.Update(resource, resourceId, stateFactory);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _disposing.Cancel();
        _disposing.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class ResourceNotificationServiceOptions
{
    public WaitBehavior DefaultWaitBehavior { get; set; } = WaitBehavior.StopOnResourceUnavailable;
}
