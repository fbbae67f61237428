namespace ImageStudio.Workers.Imaging;

/// <summary>Encodings that are read; the first four are also written.</summary>
public enum ImageFormat
{
    /// <summary>JPEG, baseline and progressive.</summary>
    Jpeg,

    /// <summary>PNG; of an animated one the default picture.</summary>
    Png,

    /// <summary>WebP, lossy, lossless and animated.</summary>
    WebP,

    /// <summary>GIF, animated too.</summary>
    Gif,

    /// <summary>TIFF; the first page.</summary>
    Tiff,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>AVIF; the primary picture.</summary>
    Avif,

    /// <summary>HEIC, the format of iPhones; the primary picture.</summary>
    Heic,
}

/// <summary>Names of the formats for people and for HTTP.</summary>
public static class ImageFormats
{
    /// <summary>The name as people write it.</summary>
    public static string DisplayName(this ImageFormat format) => format switch
    {
        ImageFormat.WebP => "WebP",
        _ => format.ToString().ToUpperInvariant(),
    };

    /// <summary>Media type registered with IANA.</summary>
    public static string ContentType(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Gif => "image/gif",
        ImageFormat.Tiff => "image/tiff",
        ImageFormat.Bmp => "image/bmp",
        ImageFormat.Avif => "image/avif",
        ImageFormat.Heic => "image/heic",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>Whether a file of this format can hold several frames that are kept.</summary>
    public static bool CanAnimate(this ImageFormat format) => format is ImageFormat.Gif or ImageFormat.WebP;
}
