using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Workers.Imaging;

/// <summary>Which engine renders.</summary>
public enum ImageEngineChoice
{
    /// <summary>libvips where it loads, otherwise ImageSharp.</summary>
    Auto,

    /// <summary>libvips, a native library of the system.</summary>
    Vips,

    /// <summary>SixLabors.ImageSharp, managed code.</summary>
    ImageSharp,
}

/// <summary>Settings of the renderer, section <c>Imaging</c>.</summary>
public sealed class ImagingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Imaging";

    /// <summary>auto (default), vips or imagesharp.</summary>
    [EnumDataType(typeof(ImageEngineChoice))]
    public ImageEngineChoice Engine { get; set; } = ImageEngineChoice.Auto;
}
