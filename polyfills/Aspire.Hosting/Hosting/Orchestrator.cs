using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Commands;
using Aspire.Hosting.Endpoints;
using Aspire.Hosting.Parameters;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Hosting;

/// <summary>Starts everything as far in parallel as the waits allow, and stops it in the opposite order: first what waited, then what was waited for.</summary>
internal sealed class Orchestrator(
    DistributedApplicationModel model,
    ProcessHost host,
    EndpointAllocator endpoints,
    EndpointForwarders forwarders,
    ResourceLoggerService loggers,
    IHostApplicationLifetime lifetime) : IHostedService, IAsyncDisposable
{
    /// <summary>What a process gets between SIGTERM and SIGKILL.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3.5);

    /// <summary>The same when the application ends, together for all: everything is gone within five seconds.</summary>
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(4.5);

    private readonly Dictionary<string, ProcessResource> _processes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ends when every resource that starts by itself has started or failed.</summary>
    public Task Started { get; private set; } = Task.CompletedTask;

    /// <exception cref="DistributedApplicationException">The model cannot be started here; the message says what to do.</exception>
    public void ThrowIfImpossible()
    {
        RefuseContainers();
        endpoints.ThrowIfTaken();
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in model.Resources)
            await InitializeAsync(resource, cancellationToken);

        endpoints.AllocateAll();
        forwarders.Open(model.Resources);
        foreach (var resource in model.Resources.OfType<IResourceWithEndpoints>())
            await host.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, host.Services), cancellationToken);

        Started = StartAllAsync(lifetime.ApplicationStopping);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var start = host.Time.GetTimestamp();
        foreach (var wave in StopOrder.Of(_processes.Values, process => process.Resource))
        {
            var left = LastGrace - host.Time.GetElapsedTime(start);
            await Task.WhenAll(wave.Select(process => process.StopAsync(left < Grace ? Positive(left) : Grace)));
        }

        await forwarders.DisposeAsync();
    }

    public Task StartAsync(IResource resource, string instance, CancellationToken cancellationToken) => Process(resource).StartAsync(instance, cancellationToken);

    public Task StopAsync(IResource resource, string instance) => Process(resource).StopAsync(Grace, instance);

    public async ValueTask DisposeAsync()
    {
        await forwarders.DisposeAsync();
        foreach (var process in _processes.Values)
            process.Dispose();
        host.Guard.Dispose();
    }

    private void RefuseContainers()
    {
        var containers = model.Resources.OfType<ContainerResource>().Where(c => !c.HasAnnotationOfType<ExplicitStartupAnnotation>()).ToList();
        if (containers.Count == 0)
            return;

        var names = containers.Select(c => c.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? $"'{c.Name}' ({image.Image}:{image.Tag ?? "latest"})" : $"'{c.Name}'");
        throw new DistributedApplicationException($"This AppHost is built with the stand-in for Aspire.Hosting, which runs no containers, but has the container {string.Join(", ", names)}. Build it with the real packages (-p:UsePolyfills=false) on a feed that serves them, or start the container yourself and configure its address.");
    }

    private async Task InitializeAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is ProjectResource or ExecutableResource)
        {
            _processes[resource.Name] = new ProcessResource(resource, host);
            LifecycleCommands.Add(resource, this);
            await host.Notifications.PublishUpdateAsync(resource, s => s with { CreationTimeStamp = host.Now, State = KnownResourceStates.NotStarted });
        }
        else if (resource is ParameterResource parameter)
            await ParameterStates.PublishAsync(parameter, host.Notifications, cancellationToken);
        else
            await host.Notifications.PublishUpdateAsync(resource, s => s with { CreationTimeStamp = host.Now });

        await host.Eventing.PublishAsync(new InitializeResourceEvent(resource, host.Eventing, loggers, host.Notifications, host.Services), cancellationToken);
    }

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_processes.Values
            .Where(process => !process.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
            .Select(process => Task.Run(() => process.StartAsync(instance: null, cancellationToken), cancellationToken)));
        await host.Eventing.PublishAsync(new AfterResourcesCreatedEvent(host.Services, model), cancellationToken);
    }

    private static TimeSpan Positive(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private ProcessResource Process(IResource resource) => _processes.TryGetValue(resource.Name, out var process) ? process
        : throw new DistributedApplicationException($"The resource '{resource.Name}' is no process that could be started or stopped.");
}
