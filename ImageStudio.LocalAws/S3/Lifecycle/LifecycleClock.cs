using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Lifecycle;

/// <summary>Carries the buckets' rules out every hour, and runs only while there are some.</summary>
internal sealed partial class LifecycleClock(S3Store store, TimeProvider time, ILogger<LifecycleClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await store.WhenLifecycleRulesAsync(stoppingToken);
            try
            {
                var (objects, uploads) = await store.ExpireAsync();
                if (objects + uploads > 0)
                    Log.Expired(logger, objects, uploads);
            }
            catch (IOException e)
            {
                Log.Failed(logger, e);
            }
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Lifecycle rules have ended {Objects} objects and {Uploads} unfinished uploads.")]
        public static partial void Expired(ILogger logger, int objects, int uploads);

        [LoggerMessage(2, LogLevel.Error, "Lifecycle rules could not be carried out.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
