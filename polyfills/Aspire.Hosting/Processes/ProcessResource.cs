using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Notifications;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>Starts, watches and stops the processes of one resource: one, or one for each replica.</summary>
internal sealed partial class ProcessResource(IResource resource, ProcessHost host) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1);
    private readonly ILogger _logger = host.Loggers.GetLogger(resource);
    private readonly ConcurrentDictionary<string, RunningProcess> _running = new();
    private CancellationTokenSource _stopping = new();
    private IReadOnlyList<string> _starting = [];

    public IResource Resource { get; } = resource;

    /// <summary>Waits for what the resource waits for, then starts what does not run. A fault ends in the state FailedToStart and in the resource's log.</summary>
    /// <param name="instance">The replica to start; all of them where null.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task StartAsync(string? instance, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            _starting = [.. InstancesOf(instance).Where(id => !_running.ContainsKey(id))];
            _stopping = new CancellationTokenSource();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
            if (_starting.Count > 0) await StartCoreAsync(either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || _stopping.IsCancellationRequested)
        {
            await PublishAsync(NotRunning(), s => s with { State = new(KnownResourceStates.NotStarted, null) });
        }
        catch (Exception e)
        {
            // Whatever fails (a callback of the AppHost, a value, the process itself) fails this resource, not its neighbours.
            Log.FailedToStart(_logger, Resource.Name, e.Message);
            await PublishAsync(NotRunning(), s => s with { State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error), StopTimeStamp = host.Now });
        }
        finally
        {
            _starting = [];
            _changing.Release();
        }
    }

    /// <param name="grace">What a process gets between SIGTERM and SIGKILL.</param>
    /// <param name="instance">The replica to stop; all of them where null.</param>
    public async Task StopAsync(TimeSpan grace, string? instance = null)
    {
        if (instance is null || _starting.Contains(instance)) await _stopping.CancelAsync();
        await _changing.WaitAsync();
        try
        {
            var running = InstancesOf(instance).Where(_running.ContainsKey).ToDictionary(id => id, id => _running[id]);
            await PublishAsync(running.Keys, s => s with { State = new(KnownResourceStates.Stopping, null) });
            await Task.WhenAll(running.Values.Select(process => process.StopAsync(grace)));
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose()
    {
        foreach (var process in _running.Values)
            process.Dispose();
        _stopping.Dispose();
        _changing.Dispose();
    }

    private IReadOnlyList<string> InstancesOf(string? instance) => instance is null ? ResourceIds.Of(Resource) : [instance];

    private IEnumerable<string> NotRunning() => _starting.Where(id => !_running.ContainsKey(id));

    private async Task StartCoreAsync(CancellationToken cancellationToken)
    {
        await PublishAsync(_starting, s => s with { State = KnownResourceStates.Starting, ExitCode = null, StartTimeStamp = null, StopTimeStamp = null, Ready = null, HealthReports = InitialSnapshots.HealthReportsOf(Resource) });
        await host.Notifications.WaitForDependenciesAsync(Resource, cancellationToken);
        await host.Eventing.PublishAsync(new BeforeResourceStartedEvent(Resource, host.Services), cancellationToken);
        var specs = await host.Specs.OfAsync(Resource, _logger, cancellationToken);
        var urls = await host.Urls.OfAsync(Resource, cancellationToken);
        foreach (var (id, spec) in specs.Where(spec => _starting.Contains(spec.ResourceId)))
            await RunAsync(id, spec, urls);
    }

    private async Task RunAsync(string id, ProcessSpec spec, ImmutableArray<UrlSnapshot> urls)
    {
        var process = new RunningProcess(spec, (line, isError) => host.Loggers.Write(Resource.Name, line, isError), host.Guard, host.Time);
        _running[id] = process;
        await host.Notifications.PublishUpdateAsync(Resource, id, s => s with
        {
            State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            StartTimeStamp = host.Now,
            Urls = urls,
            EnvironmentVariables = [.. spec.Environment.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new EnvironmentVariableSnapshot(v.Key, v.Value, IsFromSpec: true))],
            Properties = ProcessProperties.Of(spec, process.Id),
        });
        process.Watch(exitCode => EndAsync(id, process, exitCode));
    }

    private async Task EndAsync(string id, RunningProcess process, int exitCode)
    {
        _running.TryRemove(id, out _);
        process.Dispose();
        Log.Exited(_logger, id, exitCode);
        if (exitCode != 0 && !process.IsAskedToStop) Log.Died(host.Logger, id, exitCode, string.Concat(process.LastLines.Select(line => $"{System.Environment.NewLine}  {line}")));

        var state = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited;
        await host.Notifications.PublishUpdateAsync(Resource, id, s => s with
        {
            State = new(state, exitCode == 0 || process.IsAskedToStop ? null : KnownResourceStateStyles.Error),
            ExitCode = exitCode,
            StopTimeStamp = host.Now,
            Properties = s.Properties.Add(ProcessProperties.LastLines(process.LastLines)),
        });
        if (host.Notifications.TryGetCurrentState(id, out var current))
            await host.Eventing.PublishAsync(new ResourceStoppedEvent(Resource, host.Services, current));
    }

    private async Task PublishAsync(IEnumerable<string> instances, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        foreach (var id in instances) await host.Notifications.PublishUpdateAsync(Resource, id, change);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Resource} failed to start: {Reason}")]
        public static partial void FailedToStart(ILogger logger, string resource, string reason);

        [LoggerMessage(2, LogLevel.Information, "{Resource} ended with exit code {ExitCode}")]
        public static partial void Exited(ILogger logger, string resource, int exitCode);

        [LoggerMessage(3, LogLevel.Error, "{Resource} ended by itself with exit code {ExitCode}. Its last lines:{LastLines}")]
        public static partial void Died(ILogger logger, string resource, int exitCode, string lastLines);
    }
}
