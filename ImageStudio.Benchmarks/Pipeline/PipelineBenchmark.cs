using ImageStudio.Benchmarks.Pipeline.Systems;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Photos through whole systems: one at a time when idle, then many at once; ours, and the same design in Python.</summary>
internal static class PipelineBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(string[] settings)
    {
        if (!CommandLineOptions.TryRead<PipelineOptions>(settings, out var options)) return 2;

        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        var photo = await File.ReadAllBytesAsync(options.Photo, deadline.Token);
        var report = new PipelineReport(options);
        report.Add(await PureImaging.MeasureAsync(options, deadline.Token));
        await using (var studio = new StudioSystem(options))
        {
            report.Add(await MeasureAsync(studio, options, photo, deadline.Token));
            report.AddPage(await PageLatency.MeasureAsync(options, photo, deadline.Token));
            report.AddMemory(ProcessMemory.Peaks());
        }

        if (options.Peer)
        {
            await using var peer = new PythonSystem(options);
            report.Add(await MeasureAsync(peer, options, photo, deadline.Token));
        }

        report.Print(Console.Out);
        return 0;
    }

    private static async Task<SystemFigures> MeasureAsync(IPipelineSystem system, PipelineOptions options, byte[] photo, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"{system.Name}: starting");
        await system.StartAsync(cancellationToken);
        var meter = new PipelineMeter(system, [photo], TimeProvider.System);
        Console.Error.WriteLine($"{system.Name}: {options.WarmUp} photos to warm up, {options.Single} one by one, {options.Count} at once");
        if (options.WarmUp > 0) await meter.MeasureBurstAsync(options.WarmUp, options.Parallel, cancellationToken);
        var singles = await meter.MeasureSinglesAsync(options.Single, cancellationToken);
        var burst = await meter.MeasureBurstAsync(options.Count, options.Parallel, cancellationToken);
        return new SystemFigures(system.Name, singles, burst);
    }
}
