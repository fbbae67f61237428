using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Benchmarks.Imaging;

/// <summary>What is resized, how often, and where the peers are.</summary>
internal sealed class ImagingBenchmarkOptions : IValidatableObject
{
    /// <summary>The photo; by default the one of the shared pictures beside the repository.</summary>
    public string Photo { get; set; } = "../shared/images/photos/benchmark-2725x2225.jpg";

    /// <summary>Measured renderings per size and contender, which take turns; the median counts.</summary>
    [Range(1, 1000)]
    public int Rounds { get; set; } = 25;

    /// <summary>Renderings before those: just-in-time compilers need some.</summary>
    [Range(0, 1000)]
    public int WarmUp { get; set; } = 12;

    /// <summary>Folder in which <c>npm install sharp</c> was run; where empty, <c>IMAGESTUDIO_SHARP</c> names it.</summary>
    public string SharpFolder { get; set; } = Environment.GetEnvironmentVariable("IMAGESTUDIO_SHARP") ?? "";

    /// <summary>A Python that has Pillow.</summary>
    public string Python { get; set; } = "python3";

    /// <summary>File for the table, beside the console; none where empty.</summary>
    public string Report { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!File.Exists(Photo)) yield return new ValidationResult($"--Photo names the photo to resize; it is '{Photo}'.");
    }
}
