using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Workers.Imaging;

/// <summary>What a picture may cost, section <c>Imaging:Limits</c>. Checked from the header, before anything is decoded.</summary>
public sealed class ImageLimits
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Imaging:Limits";

    /// <summary>Largest file in bytes, 1 KB to 1 GB; default 25 MB.</summary>
    [Range(1_000, 1_000_000_000)]
    public long MaxBytes { get; set; } = 25_000_000;

    /// <summary>Most pixels in millions, summed over all frames, 0.001 to 1000; default 50.</summary>
    [Range(0.001, 1000)]
    public double MaxMegapixels { get; set; } = 50;

    /// <summary>Most frames of an animation, 1 to 10000; default 500.</summary>
    [Range(1, 10_000)]
    public int MaxFrames { get; set; } = 500;

    /// <summary>Most scans of a progressive JPEG, 10 to 1000; default 100. Each scan goes over the whole picture again.</summary>
    [Range(10, 1000)]
    public int MaxScans { get; set; } = 100;

    /// <summary>Longest time for one rendition from decoding to encoding, 1 s to 10 min; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most memory that decoding one picture may need, in millions of bytes, 16 to 16000; default 600.</summary>
    [Range(16, 16_000)]
    public int MaxMemoryMegabytes { get; set; } = 600;
}
