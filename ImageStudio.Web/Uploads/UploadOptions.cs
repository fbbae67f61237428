using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Uploads;

/// <summary>Settings of uploads, section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Uploads";

    /// <summary>Largest upload in bytes, 1 byte to 1 GiB; 25 MiB by default.</summary>
    [Range(1, 1L << 30)]
    public long MaxBytes { get; set; } = 25 * 1024 * 1024;
}
