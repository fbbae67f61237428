namespace ImageStudio.Workers.Imaging;

/// <summary>Loads the engine while the host starts, so that a machine without one says so at once and not at the first picture.</summary>
internal sealed partial class ImageEngineStart(ImageRenderer renderer, ILogger<ImageEngineStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.EngineReady(logger, renderer.Engine.Name, renderer.Engine.Version);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Pictures are rendered by {Engine} {Version}.")]
        public static partial void EngineReady(ILogger logger, string engine, string version);
    }
}
