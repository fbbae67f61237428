using ImageStudio.Benchmarks.Pipeline;

namespace ImageStudio.Benchmarks.Gallery;

/// <summary>The figures as tables of Markdown.</summary>
internal sealed class GalleryReport(GalleryBenchmarkOptions options)
{
    private readonly List<(string Kind, Latencies Latencies)> _latencies = [];
    private readonly List<(string What, string Figure)> _start = [];

    public void AddStart(TimeSpan first, TimeSpan indexed) =>
        _start.AddRange([("process started to first part of the gallery answered", Seconds(first)), ("process started to all names and states in memory", Seconds(indexed))]);

    public void AddMemory(string when, double? megabytes)
    {
        if (megabytes is { } known) _start.Add(($"resident memory of Web {when}", $"{known:N0} MB"));
    }

    public void Add(string kind, Latencies latencies) => _latencies.Add((kind, latencies));

    public void Print(TextWriter output)
    {
        output.WriteLine($"{options.Photos:N0} photos with three renditions each, one of a hundred with a failure; {options.Requests} requests of each kind, one after the other; {Environment.ProcessorCount} cores shared by Web, LocalAws (data on disk) and the one who asks.");
        output.WriteLine("""

            | request | p50 | p95 |
            |---|---|---|
            """);
        foreach (var (kind, latencies) in _latencies) output.WriteLine($"| {kind} | {Milliseconds(latencies.Median)} | {Milliseconds(latencies.P95)} |");
        output.WriteLine("""

            | start and memory | |
            |---|---|
            """);
        foreach (var (what, figure) in _start) output.WriteLine($"| {what} | {figure} |");
    }

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds:N1} ms";

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:N1} s";
}
