using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Benchmarks.Soak;

/// <summary>What is sent, and how much of it.</summary>
internal sealed class SoakOptions : IValidatableObject
{
    /// <summary>A folder with the photos that are sent in turns.</summary>
    [Required(ErrorMessage = "--Folder names a folder with photos.")]
    public string Folder { get; set; } = "";

    /// <summary>How many are sent.</summary>
    [Range(100, 1_000_000)]
    public int Count { get; set; } = 10_000;

    /// <summary>How many are sent between two looks at the memory; the next begin when these are finished.</summary>
    [Range(1, 10_000)]
    public int Batch { get; set; } = 200;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder.Length > 0 && !Directory.Exists(Folder)) yield return new ValidationResult($"--Folder={Folder} is no folder.");
    }
}
