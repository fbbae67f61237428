namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Durations, sorted.</summary>
internal sealed class Latencies
{
    private readonly List<TimeSpan> _sorted;

    public Latencies(IEnumerable<TimeSpan> values) => _sorted = [.. values.Order()];

    public int Count => _sorted.Count;

    public TimeSpan Median => At(0.50);

    public TimeSpan P95 => At(0.95);

    // Nearest rank.
    private TimeSpan At(double share) => _sorted[(int)Math.Ceiling(share * _sorted.Count) - 1];
}

/// <summary>Many photos at once: how long until the last rendition was there, and from each upload to its third rendition.</summary>
internal sealed record Burst(int Photos, TimeSpan Duration, Latencies Latencies)
{
    public double PhotosPerSecond => Photos / Duration.TotalSeconds;
}

/// <summary>What one system does.</summary>
internal sealed record SystemFigures(string Name, Latencies Singles, Burst Burst);

/// <summary>The renditions of photos without any system around them, on every core: nothing can be faster with this engine.</summary>
internal sealed record ImagingFigures(string Engine, double PhotosPerSecond, TimeSpan PerPhoto);
