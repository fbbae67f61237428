namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>
/// JPEG, shrunk by the decoder as far as it goes: by 2, 4 or 8 while coefficients become pixels. vips_thumbnail leaves
/// half of that undone; what it would gain is less than what encoding at the usual qualities loses
/// (docs/decisions/0004-two-imaging-engines.md).
/// </summary>
internal static class VipsJpegLoader
{
    /// <summary>Whether a profile can be applied after scaling; grey of a profile takes the way over vips_thumbnail.</summary>
    public static bool CanLoad(VipsImage original) => original.Bands > 1 || !original.NeedsColourTransform;

    /// <summary>Promises the picture in the size given, in sRGB, not yet turned upright.</summary>
    /// <param name="original">The picture in its own size, of which nothing has been decoded.</param>
    /// <param name="source">The file.</param>
    /// <param name="size">Wanted size, as stored; no larger than the original.</param>
    public static VipsImage LoadScaled(VipsImage original, SourceImage source, (int Width, int Height) size)
    {
        var shrink = Shrink(original, size);
        using var decoded = new VipsOperation("jpegload").Set("filename", source.Path)
            .Set("access", "sequential").Set("shrink", shrink).Set("fail-on", "error").Image();
        // The decoder rounds up: its last row and column may stand for next to nothing, and go then.
        var (width, height) = ((double)original.Width / shrink, (double)original.Height / shrink);
        using var whole = Cut(decoded, ((int)(width + 0.5), (int)(height + 0.5)));
        using var scaled = new VipsOperation("resize").Set("in", whole)
            .Set("scale", [Scale(size.Width, width, whole.Width)]).Set("vscale", [Scale(size.Height, height, whole.Height)]).Image();
        using var exact = Cut(scaled, size);
        return original.NeedsColourTransform ? exact.ToSrgb() : exact.Share();
    }

    private static int Shrink(VipsImage original, (int Width, int Height) size)
    {
        var shrink = 8;
        while (shrink > 1 && (size.Width * shrink > original.Width || size.Height * shrink > original.Height)) shrink /= 2;
        return shrink;
    }

    // By a hair more, since libvips cuts fractions of the result off; but never enlarging, which moves the pixels.
    private static double Scale(int wanted, double exact, int whole) => Math.Min(1, wanted / Math.Min(exact, whole) * (1 + 1e-9));

    private static VipsImage Cut(VipsImage picture, (int Width, int Height) size) =>
        picture.Width <= size.Width && picture.Height <= size.Height
            ? picture.Share()
            : new VipsOperation("extract_area").Set("input", picture).Set("left", 0).Set("top", 0)
                .Set("width", Math.Min(picture.Width, size.Width)).Set("height", Math.Min(picture.Height, size.Height)).Image();
}
