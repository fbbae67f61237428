using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ImageStudio.Contracts;

/// <summary>What happens to the colours of every rendition of an upload.</summary>
public enum ImageFilterKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Luminance only.</summary>
    Grayscale,

    /// <summary>Warm brown tones.</summary>
    Sepia,

    /// <summary>Luminance in one colour.</summary>
    Tint,

    /// <summary>Contrast stretched to the full range.</summary>
    Enhance,
}

/// <summary>The filter of an upload, carried as <c>x-amz-meta-filter</c>: <c>none</c>, <c>grayscale</c>, <c>sepia</c>, <c>tint #rrggbb</c> or <c>enhance</c>.</summary>
/// <param name="Kind">The filter.</param>
/// <param name="Colour">Colour of a tint as 0xRRGGBB, otherwise 0.</param>
public readonly record struct ImageFilter(ImageFilterKind Kind, int Colour = 0)
{
    /// <summary>Colours as they are.</summary>
    public static ImageFilter None { get; } = new(ImageFilterKind.None);

    /// <summary>Reads the metadata value, without regard to case; nothing, or an empty text, is no filter. False where it is not understood.</summary>
    public static bool TryParse(string? text, out ImageFilter filter)
    {
        filter = None;
        var parts = (text ?? "").Split((char[])[' ', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) return true;
        if (!TryParseKind(parts[0], out var kind)) return false;
        if (kind != ImageFilterKind.Tint)
        {
            filter = new ImageFilter(kind);
            return parts.Length == 1;
        }

        if (parts.Length != 2 || parts[1] is not ['#', .. { Length: 6 } hex]) return false;
        if (!int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour)) return false;
        filter = new ImageFilter(kind, colour);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Kind == ImageFilterKind.Tint ? $"tint #{Colour:x6}" : NameOf(Kind);

    [SuppressMessage("Globalization", "CA1308", Justification = "The values on the wire are lower case.")]
    private static string NameOf(ImageFilterKind kind) => kind.ToString().ToLowerInvariant();

    // Enum.TryParse would also take numbers.
    private static bool TryParseKind(string text, out ImageFilterKind kind) => Enum.TryParse(text, ignoreCase: true, out kind) && char.IsLetter(text[0]);
}
