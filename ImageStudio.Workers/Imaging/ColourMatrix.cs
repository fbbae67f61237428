using ImageStudio.Contracts;

namespace ImageStudio.Workers.Imaging;

/// <summary>
/// A filter as numbers, the same for both engines: each of red, green and blue (0 to 255, sRGB as encoded) is a weighted
/// sum of all three plus an offset. Rounded to nearest, clipped; alpha stays.
/// </summary>
/// <param name="Weights">Nine weights, row by row: red, green, blue of the result.</param>
/// <param name="Offset">Added to all three.</param>
internal sealed record ColourMatrix(double[] Weights, double Offset = 0)
{
    // Rec. 709 luminance, the primaries of sRGB.
    private const double Red = 0.2126, Green = 0.7152, Blue = 0.0722;

    // How much of the tint's hue replaces grey.
    private const double TintStrength = 0.6;

    private const double Saturation = 1.1;

    private static readonly ColourMatrix Grayscale = new([Red, Green, Blue, Red, Green, Blue, Red, Green, Blue]);

    // The matrix of the sepia function in W3C Filter Effects, section 6.
    private static readonly ColourMatrix Sepia = new([0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131]);

    /// <summary>The matrix of a filter, or null where there is nothing to do.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="measure">Measures the tones of the picture; called by filters that depend on them.</param>
    public static ColourMatrix? Of(ImageFilter filter, Func<ToneRange> measure) => filter.Kind switch
    {
        ImageFilterKind.Grayscale => Grayscale,
        ImageFilterKind.Sepia => Sepia,
        ImageFilterKind.Tint => Tint(filter.Colour),
        ImageFilterKind.Enhance => Enhance(measure()),
        _ => null,
    };

    // White becomes a light shade of the colour and black stays; the brightest channel keeps the luminance, so that a dark
    // colour does not darken the picture.
    private static ColourMatrix Tint(int colour)
    {
        double[] channels = [colour >> 16 & 255, colour >> 8 & 255, colour & 255];
        var brightest = Math.Max(1, channels.Max());
        return new([.. channels.SelectMany(channel =>
        {
            var share = 1 - TintStrength * (1 - channel / brightest);
            return new[] { share * Red, share * Green, share * Blue };
        })]);
    }

    private static ColourMatrix Enhance(ToneRange tones)
    {
        var gain = 255.0 / (tones.Brightest - tones.Darkest);
        var (own, other) = (gain * Saturation, gain * (1 - Saturation));
        return new(
        [
            own + other * Red, other * Green, other * Blue,
            other * Red, own + other * Green, other * Blue,
            other * Red, other * Green, own + other * Blue,
        ], -gain * tones.Darkest);
    }
}
