using ImageStudio.ServiceDefaults;
using ImageStudio.Web.LiveUpdates;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Gallery.Index;

/// <summary>
/// Builds the index and keeps it up. It is built when announcements begin to be heard, again after each break in hearing
/// them, and now and then in between; answers do not wait for that.
/// </summary>
internal sealed partial class IndexKeeper(
    PhotoIndex index, IndexReader reader, LiveHub live, IOptions<GalleryOptions> options, TimeProvider time, ILogger<IndexKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.IndexMostPhotos == 0) return;
        using var quiet = QuietScope.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotKept(logger, exception, RetryInterval);
                await Task.Delay(RetryInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Ends where it falls behind; then something was missed, and all begins anew.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var building = Task.CompletedTask;
        var enough = new CancellationTokenSource();
        try
        {
            await foreach (var (_, change) in live.FollowAsync(cancellationToken))
            {
                if (change is not { Kind: "hello" })
                {
                    if (!index.Apply(change)) await RereadAsync(change.Id, cancellationToken);
                    continue;
                }

                await StopAsync(building, enough);
                enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                building = change.Live is true ? KeepBuildingAsync(enough.Token) : Task.CompletedTask;
            }
        }
        finally
        {
            await StopAsync(building, enough);
        }
    }

    private async Task StopAsync(Task building, CancellationTokenSource enough)
    {
        index.Distrust();
        await enough.CancelAsync();
        await building.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        enough.Dispose();
        index.Distrust();
    }

    private async Task KeepBuildingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var pause = options.Value.IndexRefresh;
            try
            {
                await BuildAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                pause = RetryInterval;
                Log.NotKept(logger, exception, pause);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        index.BeginRebuild();
        if (await reader.ReadAllAsync(cancellationToken) is not { } photos)
        {
            index.Distrust();
            Log.TooMany(logger, options.Value.IndexMostPhotos);
            return;
        }

        foreach (var doubtful in index.CompleteRebuild(photos)) await RereadAsync(doubtful, cancellationToken);
        Log.Built(logger, photos.Count, time.GetElapsedTime(began).TotalSeconds);
    }

    // Announcements come in any order: that of a rendition may be here before that of its upload.
    private async Task RereadAsync(string? photo, CancellationToken cancellationToken)
    {
        if (PhotoId.TryParse(photo, null, out var id) && await reader.ReadAsync(id, cancellationToken) is { } found) index.Put(found);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} photos can be searched; listing them took {Seconds:0.0} s.")]
        public static partial void Built(ILogger logger, int count, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "There are more than {Most} photos, so searching reads the bucket. Gallery:IndexMostPhotos says how many may be kept in memory.")]
        public static partial void TooMany(ILogger logger, int most);

        [LoggerMessage(3, LogLevel.Warning, "The photos could not be listed, so searching reads the bucket; the next attempt is in {Pause}.")]
        public static partial void NotKept(ILogger logger, Exception exception, TimeSpan pause);
    }
}
