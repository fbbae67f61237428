namespace ImageStudio.Benchmarks.LocalAws.Load;

/// <summary>Keeps a number of connections busy for a while and counts what they get done.</summary>
internal static class LoadMeter
{
    private const double WarmUp = 0.15;

    /// <summary>Operations per second. Each connection sends its next request when the one before is answered.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="duration">How long; a part of it before it warms up and does not count.</param>
    /// <param name="operation">One operation; false when there is nothing left to do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<double> MeasureAsync(Uri url, int connections, TimeSpan duration, Func<HttpConnection, CancellationToken, Task<bool>> operation, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, connections).Select(_ => new HttpConnection(url)).ToList();
        try
        {
            await RunAsync(all, duration * WarmUp, operation, cancellationToken);
            var time = TimeProvider.System;
            var start = time.GetTimestamp();
            var done = await RunAsync(all, duration, operation, cancellationToken);
            return done / time.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            all.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<long> RunAsync(List<HttpConnection> connections, TimeSpan duration, Func<HttpConnection, CancellationToken, Task<bool>> operation, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        var counts = await Task.WhenAll(connections.Select(connection => Task.Run(
            async () =>
            {
                var done = 0L;
                while (time.GetElapsedTime(start) < duration && await operation(connection, cancellationToken)) done++;
                return done;
            },
            cancellationToken)));
        return counts.Sum();
    }
}
