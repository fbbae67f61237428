using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Notifications;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>Starts, watches and stops the processes of one resource.</summary>
internal sealed partial class ProcessResource(IResource resource, ProcessHost host) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1);
    private readonly ILogger _logger = host.Loggers.GetLogger(resource);
    private readonly ConcurrentDictionary<string, (ChildProcess Process, Task Ended)> _running = new();
    private CancellationTokenSource _stopping = new();

    public IResource Resource { get; } = resource;

    /// <summary>Waits for what the resource waits for, then starts it. A fault ends in the state FailedToStart and in the resource's log.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            _stopping = new CancellationTokenSource();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
            await StartCoreAsync(either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || _stopping.IsCancellationRequested)
        {
            await PublishAsync(s => s with { State = new(KnownResourceStates.NotStarted, null) });
        }
        catch (Exception e)
        {
            // Whatever fails (a callback of the AppHost, a value, the process itself) fails this resource, not its neighbours.
            Log.FailedToStart(_logger, Resource.Name, e.Message);
            await PublishAsync(s => s with { State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error), StopTimeStamp = host.Now });
        }
        finally
        {
            _changing.Release();
        }
    }

    public async Task StopAsync(TimeSpan grace)
    {
        await _stopping.CancelAsync();
        await _changing.WaitAsync();
        try
        {
            var running = _running.Values.ToList();
            if (running.Count == 0)
                return;

            await PublishAsync(s => s with { State = new(KnownResourceStates.Stopping, null) });
            await Task.WhenAll(running.Select(r => r.Process.StopAsync(grace)));
            await Task.WhenAll(running.Select(r => r.Ended));
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose()
    {
        foreach (var (process, _) in _running.Values)
            process.Dispose();
        _stopping.Dispose();
        _changing.Dispose();
    }

    private async Task StartCoreAsync(CancellationToken cancellationToken)
    {
        await PublishAsync(s => s with { State = KnownResourceStates.Starting, ExitCode = null, StartTimeStamp = null, StopTimeStamp = null, Ready = null, HealthReports = InitialSnapshots.HealthReportsOf(Resource) });
        await host.Notifications.WaitForDependenciesAsync(Resource, cancellationToken);
        await host.Eventing.PublishAsync(new BeforeResourceStartedEvent(Resource, host.Services), cancellationToken);
        var specs = await host.Specs.OfAsync(Resource, _logger, cancellationToken);
        var urls = await host.Urls.OfAsync(Resource, cancellationToken);
        foreach (var (id, spec) in specs)
            await RunAsync(id, spec, urls);
    }

    private async Task RunAsync(string id, ProcessSpec spec, ImmutableArray<UrlSnapshot> urls)
    {
        var process = ChildProcess.Start(spec, (line, isError) => host.Loggers.Write(Resource.Name, line, isError), host.Guard, host.Time);
        var started = new TaskCompletionSource();
        _running[id] = (process, WatchAsync(id, process, started.Task));
        await host.Notifications.PublishUpdateAsync(Resource, id, s => s with
        {
            State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            StartTimeStamp = host.Now,
            Urls = urls,
            EnvironmentVariables = [.. spec.Environment.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new EnvironmentVariableSnapshot(v.Key, v.Value, IsFromSpec: true))],
            Properties = ProcessProperties.Of(spec, process.Id),
        });
        started.SetResult();
    }

    private async Task WatchAsync(string id, ChildProcess process, Task started)
    {
        await started; // So that its end is published after its start.
        var exitCode = await process.Exited;
        _running.TryRemove(id, out _);
        process.Dispose();
        Log.Exited(_logger, id, exitCode);

        var state = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited;
        await host.Notifications.PublishUpdateAsync(Resource, id, s => s with { State = new(state, null), ExitCode = exitCode, StopTimeStamp = host.Now });
        if (host.Notifications.TryGetCurrentState(id, out var current))
            await host.Eventing.PublishAsync(new ResourceStoppedEvent(Resource, host.Services, current));
    }

    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) => host.Notifications.PublishUpdateAsync(Resource, change);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Resource} failed to start: {Reason}")]
        public static partial void FailedToStart(ILogger logger, string resource, string reason);

        [LoggerMessage(2, LogLevel.Information, "{Resource} ended with exit code {ExitCode}")]
        public static partial void Exited(ILogger logger, string resource, int exitCode);
    }
}
