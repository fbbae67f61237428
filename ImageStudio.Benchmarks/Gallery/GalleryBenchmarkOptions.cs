using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Benchmarks.Gallery;

/// <summary>How large the gallery is, and how often it is asked.</summary>
internal sealed class GalleryBenchmarkOptions
{
    /// <summary>Photos in the bucket, each with its renditions.</summary>
    [Range(1000, 1_000_000)]
    public int Photos { get; set; } = 100_000;

    /// <summary>Requests of each kind, one after the other.</summary>
    [Range(20, 100_000)]
    public int Requests { get; set; } = 300;

    /// <summary>File for the report; empty for the console.</summary>
    public string Report { get; set; } = "";
}
