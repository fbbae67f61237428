namespace ImageStudio.Workers.Imaging;

/// <summary>Between which luminances the picture lies, leaving out one percent at either end.</summary>
/// <param name="Darkest">0 to 255.</param>
/// <param name="Brightest">0 to 255, above <paramref name="Darkest"/>.</param>
internal readonly record struct ToneRange(int Darkest, int Brightest)
{
    private const double Outliers = 0.01;

    // Fog stays fog: a flat picture is stretched to at most twice and a half its contrast.
    private const int NarrowestRange = 100;

    /// <summary>Measures a picture of 8-bit samples.</summary>
    /// <param name="pixels">Samples, band by band of each pixel.</param>
    /// <param name="bands">3 or 4; transparent pixels do not count.</param>
    public static ToneRange Of(ReadOnlySpan<byte> pixels, int bands)
    {
        Span<long> histogram = stackalloc long[256];
        histogram.Clear();
        var counted = 0L;
        for (var i = 0; i + bands <= pixels.Length; i += bands)
        {
            if (bands == 4 && pixels[i + 3] < 128) continue;
            histogram[(2126 * pixels[i] + 7152 * pixels[i + 1] + 722 * pixels[i + 2]) / 10_000]++;
            counted++;
        }

        var few = (long)(counted * Outliers);
        var (darkest, brightest) = (0, 255);
        for (var sum = histogram[0]; darkest < 255 && sum <= few; sum += histogram[darkest]) darkest++;
        for (var sum = histogram[255]; brightest > 0 && sum <= few; sum += histogram[brightest]) brightest--;
        return Widened(darkest, brightest);
    }

    private static ToneRange Widened(int darkest, int brightest)
    {
        if (brightest - darkest >= NarrowestRange) return new(darkest, brightest);
        var low = Math.Clamp((darkest + brightest - NarrowestRange) / 2, 0, 255 - NarrowestRange);
        return new(low, low + NarrowestRange);
    }
}
