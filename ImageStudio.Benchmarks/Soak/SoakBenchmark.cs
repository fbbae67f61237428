using ImageStudio.Benchmarks.Pipeline;
using ImageStudio.Benchmarks.Pipeline.Systems;

namespace ImageStudio.Benchmarks.Soak;

/// <summary>Whether the memory of each process stays flat over very many photos.</summary>
internal static class SoakBenchmark
{
    private const int UploadsAtOnce = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromHours(6);

    public static async Task<int> RunAsync(string[] settings)
    {
        if (!CommandLineOptions.TryRead<SoakOptions>(settings, out var options)) return 2;

        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        var photos = Directory.EnumerateFiles(options.Folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        await using var studio = new StudioSystem(new PipelineOptions());
        await studio.StartAsync(deadline.Token);
        var meter = new PipelineMeter(studio, photos, TimeProvider.System);
        var chart = new MemoryChart();
        chart.Add(0, ProcessMemory.Now());
        for (var sent = options.Batch; sent <= options.Count; sent += options.Batch)
        {
            await meter.MeasureBurstAsync(options.Batch, UploadsAtOnce, deadline.Token);
            chart.Add(sent, ProcessMemory.Now());
            Console.Error.WriteLine($"{sent} of {options.Count}");
        }

        chart.Print(Console.Out);
        return 0;
    }
}
