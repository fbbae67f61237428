using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What the test gets: disposing of it stops everything and lets the AppHost's entry point end.</summary>
internal sealed class TestedApplication(DistributedApplication application, Action onDisposed) : DistributedApplication(application)
{
    private bool _started;
    private bool _disposed;

    public override Task StartAsync(CancellationToken cancellationToken = default)
    {
        _started = true;
        return application.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken = default) => application.StopAsync(cancellationToken);

    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await this.WaitForShutdownAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (_started && !_disposed)
                await application.StopAsync();
            _disposed = true;
        }
        finally
        {
            await base.DisposeAsync();
            onDisposed();
        }
    }
}

/// <summary>What the AppHost gets: it starts nothing itself and runs until the test is done.</summary>
internal sealed class HeldApplication(IServiceProvider services, Task stopped) : DistributedApplication(new HeldHost(services))
{
    public override Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public override Task RunAsync(CancellationToken cancellationToken = default) => stopped.WaitAsync(cancellationToken);

    private sealed class HeldHost(IServiceProvider services) : IHost
    {
        public IServiceProvider Services { get; } = services;

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void Dispose()
        {
            // The services belong to the test's application.
        }
    }
}
