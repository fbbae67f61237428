namespace ImageStudio.LocalAws.Hosting;

/// <summary>
/// Keeps serving for a moment when the process is told to stop. Ctrl-C reaches every process of a system at once, and the
/// others have last words: messages to return, queues to delete.
/// </summary>
internal sealed class LastRequests(TimeProvider time) : IHostedLifecycleService, IStartupFilter
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

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate following) =>
        {
            Volatile.Write(ref _latest, time.GetTimestamp());
            return following(context);
        });
        next(app);
    };

    private bool IsBusy() => Volatile.Read(ref _latest) is var latest and not 0 && time.GetElapsedTime(latest) < Quiet;
}

/// <summary>Adds <see cref="LastRequests"/> to a server that is a process of its own; one inside of tests stops at once.</summary>
internal static class LastRequestsExtensions
{
    public static void ServeLastRequests(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LastRequests>();
        builder.Services.AddSingleton<IStartupFilter>(services => services.GetRequiredService<LastRequests>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LastRequests>());
    }
}
