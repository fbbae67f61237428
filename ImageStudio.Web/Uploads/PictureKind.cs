namespace ImageStudio.Web.Uploads;

/// <summary>A format of pictures that is accepted.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="ContentType">Media type.</param>
public sealed record PictureKind(string Name, string ContentType)
{
    /// <summary>How many bytes from the beginning are enough to recognise every kind.</summary>
    public const int SignatureBytes = 64;

    private static readonly PictureKind Jpeg = new("JPEG", "image/jpeg");
    private static readonly PictureKind Png = new("PNG", "image/png");
    private static readonly PictureKind WebP = new("WebP", "image/webp");
    private static readonly PictureKind Gif = new("GIF", "image/gif");
    private static readonly PictureKind Tiff = new("TIFF", "image/tiff");
    private static readonly PictureKind Bmp = new("BMP", "image/bmp");
    private static readonly PictureKind Avif = new("AVIF", "image/avif");
    private static readonly PictureKind Heic = new("HEIC", "image/heic");

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<PictureKind> All { get; } = [Jpeg, Png, WebP, Gif, Tiff, Bmp, Avif, Heic];

    /// <summary>The kinds as a list for people.</summary>
    public static string Names { get; } = $"{string.Join(", ", All.SkipLast(1).Select(kind => kind.Name))} or {All[^1].Name}";

    /// <summary>The kind of a media type, also of those that some systems write instead of the registered ones; nothing where it is none of ours.</summary>
    public static PictureKind? OfType(string type)
    {
        if (string.Equals(type, "image/jpg", StringComparison.OrdinalIgnoreCase)) return Jpeg;
        if (string.Equals(type, "image/heif", StringComparison.OrdinalIgnoreCase)) return Heic;
        if (string.Equals(type, "image/x-ms-bmp", StringComparison.OrdinalIgnoreCase)) return Bmp;
        return All.FirstOrDefault(kind => string.Equals(kind.ContentType, type, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Recognises a picture by its first bytes, whatever its name says; nothing where it is none of ours.</summary>
    public static PictureKind? Recognise(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [(byte)'I', (byte)'I', 0x2A or 0x2B, 0x00, ..] or [(byte)'M', (byte)'M', 0x00, 0x2A or 0x2B, ..] => Tiff,
        // Bytes 6 to 9 are reserved and zero; without them every text that starts with BM would do.
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => Bmp,
        [0, 0, 0, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => RecogniseBrand(start[8..]),
        _ => null,
    };

    // ISO base media files: a major brand, a version, compatible brands, four bytes each; https://mp4ra.org/registered-types/brands.
    // AVIF files often name mif1 as well, so the whole list is read before a file is taken for HEIC.
    private static PictureKind? RecogniseBrand(ReadOnlySpan<byte> brands)
    {
        PictureKind? known = null;
        for (; brands.Length >= 4; brands = brands[4..])
        {
            if (brands.StartsWith("avif"u8) || brands.StartsWith("avis"u8)) return Avif;
            if (brands.StartsWith("hei"u8) || brands.StartsWith("hev"u8) || brands.StartsWith("mif1"u8) || brands.StartsWith("msf1"u8)) known = Heic;
        }

        return known;
    }
}
