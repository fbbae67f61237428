namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>The figures as tables of Markdown.</summary>
internal sealed class PipelineReport(PipelineOptions options)
{
    private readonly List<SystemFigures> _systems = [];
    private IReadOnlyList<(string Service, double Megabytes)> _memory = [];
    private ImagingFigures? _imaging;
    private Latencies? _page;

    public void Add(ImagingFigures imaging) => _imaging = imaging;

    public void Add(SystemFigures system) => _systems.Add(system);

    public void AddPage(Latencies page) => _page = page;

    public void AddMemory(IReadOnlyList<(string Service, double Megabytes)> memory) => _memory = memory;

    public void Print(TextWriter output)
    {
        output.WriteLine($"{Path.GetFileName(options.Photo)}, three renditions each, {Environment.ProcessorCount} cores.");
        PrintSystems(output);
        if (_systems is [var ours, var peer]) PrintRatios(output, ours, peer);
        PrintMemory(output);
    }

    private void PrintSystems(TextWriter output)
    {
        output.WriteLine($"""

            | system | PUT to third rendition, idle: p50 | p95 | {options.Count} at once: photos per second | p50 | p95 | of the pure imaging speed |
            |---|---|---|---|---|---|---|
            """);
        foreach (var each in _systems)
            output.WriteLine($"| {each.Name} | {each.Singles.Median.TotalMilliseconds:N0} ms | {each.Singles.P95.TotalMilliseconds:N0} ms | {each.Burst.PhotosPerSecond:N2} | {each.Burst.Latencies.Median.TotalSeconds:N1} s | {each.Burst.Latencies.P95.TotalSeconds:N1} s | {each.Burst.PhotosPerSecond / _imaging!.PhotosPerSecond:P0} |");
        output.WriteLine($"| the three renditions alone, {_imaging!.Engine} on every core | {_imaging.PerPhoto.TotalMilliseconds:N0} ms of one core | | {_imaging.PhotosPerSecond:N2} | | | 100 % |");
        if (_page is not null)
            output.WriteLine($"| ImageStudio, POST to the page's last live update | {_page.Median.TotalMilliseconds:N0} ms | {_page.P95.TotalMilliseconds:N0} ms | | | | |");
    }

    private static void PrintRatios(TextWriter output, SystemFigures ours, SystemFigures peer) => output.WriteLine($"""

        Ratio to the peer: {ours.Burst.PhotosPerSecond / peer.Burst.PhotosPerSecond:N1} times as many photos per second, {peer.Singles.Median / ours.Singles.Median:N1} times as quick when idle.
        """);

    private void PrintMemory(TextWriter output)
    {
        if (_memory.Count == 0) return;
        output.WriteLine("""

            | process | peak memory |
            |---|---|
            """);
        foreach (var (service, megabytes) in _memory) output.WriteLine($"| {service} | {megabytes:N0} MB |");
    }
}
