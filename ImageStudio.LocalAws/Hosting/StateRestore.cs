using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Hosting;

/// <summary>Restores every store before the server listens, so whoever gets an answer from it sees the whole state.</summary>
internal sealed partial class StateRestore(IEnumerable<IServiceState> states, TimeProvider time, ILogger<StateRestore> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        foreach (var state in states)
            await state.RestoreAsync(cancellationToken);
        Log.Restored(logger, time.GetElapsedTime(start).TotalMilliseconds);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "State restored in {Milliseconds:0} ms.")]
        public static partial void Restored(ILogger logger, double milliseconds);
    }
}
