using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>What is sent, how often, and to whom.</summary>
internal sealed class PipelineOptions : IValidatableObject
{
    /// <summary>The photo that is sent again and again.</summary>
    [Required(ErrorMessage = "--Photo names the photo to send.")]
    public string Photo { get; set; } = "";

    /// <summary>How many photos the burst has.</summary>
    [Range(1, 100_000)]
    public int Count { get; set; } = 100;

    /// <summary>How many uploads are under way at once.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>How many photos are sent one by one to an idle system.</summary>
    [Range(1, 1000)]
    public int Single { get; set; } = 30;

    /// <summary>How many photos go before, so that code is compiled and caches are filled.</summary>
    [Range(0, 100_000)]
    public int WarmUp { get; set; } = 100;

    /// <summary>Where Web listens; what answers there is measured, and started first where nothing does.</summary>
    public Uri Url { get; set; } = new("http://localhost:5080");

    /// <summary>The S3 endpoint of that system.</summary>
    public Uri Endpoint { get; set; } = new("http://localhost:4566");

    /// <summary>Whether the same design in Python is measured beside it.</summary>
    public bool Peer { get; set; } = true;

    /// <summary>A Python with boto3 and Pillow.</summary>
    public string Python { get; set; } = "python3";

    /// <summary>The emulator that the peer stands on.</summary>
    public string MotoServer { get; set; } = "moto_server";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Photo.Length > 0 && !File.Exists(Photo)) yield return new ValidationResult($"--Photo={Photo} is no file.");
    }
}
