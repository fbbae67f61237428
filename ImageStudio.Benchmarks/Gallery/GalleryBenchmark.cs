using ImageStudio.Benchmarks.LocalAws.Emulators;

namespace ImageStudio.Benchmarks.Gallery;

/// <summary>Whether the gallery stays quick with very many photos.</summary>
internal static class GalleryBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    public static async Task<int> RunAsync(string[] settings)
    {
        if (!CommandLineOptions.TryRead<GalleryBenchmarkOptions>(settings, out var options)) return 2;

        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        await using var emulator = await Emulator.StartAsync(EmulatorCommand.LocalAws, deadline.Token);
        using var bucket = new GalleryBucket(emulator.Url);
        await bucket.FillAsync(options.Photos, deadline.Token);

        var report = new GalleryReport(options);
        await MeasureAsync(emulator.Url, bucket, options, report, deadline.Token);
        if (options.Report.Length == 0)
        {
            report.Print(Console.Out);
            return 0;
        }

        await using var file = File.CreateText(options.Report);
        report.Print(file);
        return 0;
    }

    private static async Task MeasureAsync(Uri emulator, GalleryBucket bucket, GalleryBenchmarkOptions options, GalleryReport report, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var web = WebProcess.Start(emulator, bucket);
        await web.WaitUntilHealthyAsync(cancellationToken);
        report.AddMemory("when it answers", web.Memory);
        using var http = new HttpClient { BaseAddress = web.Url };
        var meter = new GalleryMeter(http, options.Requests);
        var (first, indexed) = await meter.StartAsync(started, cancellationToken);
        report.AddStart(first, indexed);
        report.AddMemory("with all names and states", web.Memory);
        await foreach (var (kind, latencies) in meter.MeasureAsync(cancellationToken))
        {
            await Console.Error.WriteLineAsync($"{kind}: {latencies.Median.TotalMilliseconds:N1} ms, p95 {latencies.P95.TotalMilliseconds:N1} ms");
            report.Add(kind, latencies);
        }

        report.AddMemory("after all requests", web.Memory);
    }
}
