namespace ImageStudio.LocalAws.Hosting;

/// <summary>
/// Keeps serving for a moment when the process is told to stop. Ctrl-C reaches every process of a system at once, and the
/// others have last words: messages to return, queues to delete.
/// </summary>
internal sealed class LastRequests(TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private long _latest;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var told = time.GetTimestamp();
        while (IsBusy() && time.GetElapsedTime(told) < Limit && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Quiet / 3, time, CancellationToken.None);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal Task SeeAsync(HttpContext context, RequestDelegate next)
    {
        Volatile.Write(ref _latest, time.GetTimestamp());
        return next(context);
    }

    private bool IsBusy() => Volatile.Read(ref _latest) is var latest and not 0 && time.GetElapsedTime(latest) < Quiet;
}
