using System.Reflection;
using Aspire.Hosting.Hosting;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The entry point of an AppHost on a thread of its own, held inside Build until the test wants the application.</summary>
internal sealed class EntryPointRun(Assembly appHost, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure) : IBuilderHook
{
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<DistributedApplicationBuilder> ReachBuildAsync(CancellationToken cancellationToken)
    {
        var entry = appHost.EntryPoint ?? throw new InvalidOperationException($"The assembly '{appHost.GetName().Name}' has no entry point.");
        new Thread(() => Run(entry)) { IsBackground = true, Name = $"{appHost.GetName().Name} entry point" }.Start();
        return await _building.Task.WaitAsync(cancellationToken);
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _released.TrySetResult();
        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The test no longer wants the application: an entry point that is still held ends in a cancellation.</summary>
    public void Abandon()
    {
        _released.TrySetCanceled();
        _stopped.TrySetResult();
    }

    public void OnCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        TestDefaults.Apply(options, settings, appHost, args);
        configure(options, settings);
    }

    public void OnBuilding(DistributedApplicationBuilder builder)
    {
        _building.TrySetResult(builder);
        _released.Task.GetAwaiter().GetResult();
    }

    public DistributedApplication OnBuilt(DistributedApplication application)
    {
        var tested = new TestedApplication(application, onDisposed: () => _stopped.TrySetResult());
        _built.TrySetResult(tested);
        return new HeldApplication(application.Services, _stopped.Task);
    }

    private void Run(MethodInfo entry)
    {
        BuilderHooks.Current = this;
        try
        {
            entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, entry.GetParameters().Length == 0 ? null : [args], null);
            Fail(new InvalidOperationException($"The entry point of '{appHost.GetName().Name}' ended without building a distributed application."));
        }
        catch (Exception e)
        {
            // Whatever the AppHost throws belongs to the test that runs it.
            Fail(e);
        }
    }

    private void Fail(Exception reason)
    {
        _building.TrySetException(reason);
        _built.TrySetException(reason);
    }
}
