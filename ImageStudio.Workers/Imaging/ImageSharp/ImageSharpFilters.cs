using ImageStudio.Contracts;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>Applies the upload's filter to every frame.</summary>
internal static class ImageSharpFilters
{
    public static void Apply(Image<Rgba32> image, ImageFilter filter)
    {
        var matrix = ColourMatrix.Of(filter, () => ToneRange.Of(ImageSharpPixels.FirstFrame(image), bands: 4));
        if (matrix is null) return;

        float[] weights = [.. matrix.Weights.Select(weight => (float)weight)];
        var offset = (float)matrix.Offset;
        ImageSharpPixels.ForEachRow(image, row =>
        {
            foreach (ref var pixel in row) pixel = Mix(pixel, weights, offset);
        });
    }

    private static Rgba32 Mix(Rgba32 pixel, float[] w, float offset) => new(
        Sample(w[0] * pixel.R + w[1] * pixel.G + w[2] * pixel.B + offset),
        Sample(w[3] * pixel.R + w[4] * pixel.G + w[5] * pixel.B + offset),
        Sample(w[6] * pixel.R + w[7] * pixel.G + w[8] * pixel.B + offset),
        pixel.A);

    private static byte Sample(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}
