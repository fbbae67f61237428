using ImageStudio.Contracts;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>Applies the upload's filter to a picture in memory.</summary>
internal static class VipsFilters
{
    public static VipsImage Apply(VipsImage picture, ImageFilter filter)
    {
        if (filter.Kind == ImageFilterKind.None) return picture.ToMemory();

        using var rgb = ToRgb(picture);
        var matrix = ColourMatrix.Of(filter, () => ToneRange.Of(rgb.Pixels()[..(rgb.Width * rgb.PageHeight * rgb.Bands)], rgb.Bands));
        return matrix is null ? rgb.ToMemory() : Apply(rgb, matrix);
    }

    private static VipsImage ToRgb(VipsImage picture)
    {
        using var rgb = new VipsOperation("colourspace").Set("in", picture).Set("space", "srgb").Image();
        return rgb.ToMemory();
    }

    private static VipsImage Apply(VipsImage rgb, ColourMatrix matrix)
    {
        var bands = rgb.Bands;
        var (weights, offsets, ones) = (new double[bands * bands], new double[bands], new double[bands]);
        Array.Fill(ones, 1);
        for (var band = 0; band < bands; band++)
        {
            if (band == 3) weights[band * bands + band] = 1;
            else matrix.Weights.AsSpan(band * 3, 3).CopyTo(weights.AsSpan(band * bands));
            // Casting cuts the fraction off; with a half added, it rounds.
            offsets[band] = (band == 3 ? 0 : matrix.Offset) + 0.5;
        }

        using var factors = VipsImage.Matrix(bands, bands, weights);
        using var mixed = new VipsOperation("recomb").Set("in", rgb).Set("m", factors).Image();
        using var shifted = new VipsOperation("linear").Set("in", mixed).Set("a", ones).Set("b", offsets).Image();
        return new VipsOperation("cast").Set("in", shifted).Set("format", "uchar").Image();
    }
}
