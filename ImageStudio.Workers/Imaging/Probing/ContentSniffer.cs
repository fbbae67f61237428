using System.Text;

namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>Formats by their first bytes. Names and declared types are never asked.</summary>
internal static class ContentSniffer
{
    /// <summary>Bytes to look at.</summary>
    public const int Length = 256;

    public static ImageFormat? Format(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ImageFormat.WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => ImageFormat.Gif,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        [(byte)'B', (byte)'M', _, _, _, _, _, _, _, _, _, _, _, _, 12 or 40 or 52 or 56 or 64 or 108 or 124, 0, 0, 0, ..] => ImageFormat.Bmp,
        _ => IsoMedia(start),
    };

    /// <summary>The rejection that names what the file is instead.</summary>
    public static ImageRejectedException NotAPicture(ReadOnlySpan<byte> start) => OtherPicture(start) is { } kind
        ? new ImageRejectedException(ImageRejection.UnsupportedFormat,
            $"{kind} files cannot be read here. JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF and HEIC can.")
        : new ImageRejectedException(ImageRejection.NotAPicture, $"This file is not a picture: {Kind(start)}.");

    // ISO/IEC 14496-12: size, 'ftyp', major brand, version, compatible brands.
    private static ImageFormat? IsoMedia(ReadOnlySpan<byte> start)
    {
        if (start.Length < 16 || !start[4..8].SequenceEqual("ftyp"u8)) return null;
        var heic = false;
        for (var at = 8; at + 4 <= Math.Min(start.Length, start[3]); at += at == 8 ? 8 : 4)
        {
            var brand = start.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8)) return ImageFormat.Avif;
            heic |= brand is [(byte)'h', (byte)'e', (byte)'i' or (byte)'v', ..] || brand.SequenceEqual("mif1"u8);
        }

        return heic ? ImageFormat.Heic : null;
    }

    private static string? OtherPicture(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => "Photoshop",
        [0xFF, 0x0A, ..] or [0, 0, 0, 0x0C, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "JPEG XL",
        [0, 0, 0, 0x0C, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] => "JPEG 2000",
        [0, 0, 1, 0, ..] => "Icon",
        _ when Markup(start, "<svg"u8) => "SVG",
        _ => null,
    };

    private static string Kind(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "it is a PDF document",
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => "it is a ZIP archive or an office document",
        [0x1F, 0x8B, ..] => "it is a compressed archive",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] or [0x1A, 0x45, 0xDF, 0xA3, ..] => "it is a video",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] or [(byte)'I', (byte)'D', (byte)'3', ..] => "it is sound or video",
        _ when Markup(start, "<html"u8) || Markup(start, "<!doctype html"u8) => "it is a web page",
        _ when IsText(start) => "it starts like text",
        _ => "its content is of no known kind",
    };

    private static bool Markup(ReadOnlySpan<byte> start, ReadOnlySpan<byte> element)
    {
        if (!IsText(start) || start.IndexOf((byte)'<') is var first && first < 0) return false;
        var text = Encoding.Latin1.GetString(start[first..]);
        return text.Contains(Encoding.Latin1.GetString(element), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (var b in start)
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B) or 0x7F) return false;
        }

        return true;
    }
}
