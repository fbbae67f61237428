using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>What is sent where.</summary>
internal sealed class PipelineOptions
{
    /// <summary>The photo that is sent again and again.</summary>
    [Required]
    public string Photo { get; set; } = "";

    /// <summary>How many photos the burst has.</summary>
    [Range(1, 100_000)]
    public int Count { get; set; } = 60;

    /// <summary>How many uploads are under way at once.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>How many photos are sent one by one to an idle system.</summary>
    [Range(1, 1000)]
    public int Single { get; set; } = 15;

    /// <summary>Where Web listens.</summary>
    public Uri Url { get; set; } = new("http://localhost:5080");
}
