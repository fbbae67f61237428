using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>
/// Colours to sRGB. ImageSharp 3 keeps profiles without applying them; those of three primaries and three curves (Adobe
/// RGB, Display P3, every camera and screen) are applied here. Profiles of other kinds are left alone.
/// </summary>
internal static class IccTransform
{
    // Finer than 8 bits, so that dark tones keep their steps.
    private const int Steps = 4095;

    private static readonly byte[] Encoded = MakeEncoding();

    // From XYZ (D50) to linear sRGB: the inverse of the primaries in the sRGB profile of the ICC.
    private static readonly double[] FromXyz =
        [3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427];

    public static void ToSrgb(Image<Rgba32> image)
    {
        if (image.Metadata.IccProfile is not { } embedded || IccMatrixProfile.TryRead(embedded.ToByteArray()) is not { } profile) return;

        var matrix = Multiply(FromXyz, profile.ToXyz);
        ImageSharpPixels.ForEachRow(image, row =>
        {
            foreach (ref var pixel in row)
            {
                var (red, green, blue) = (profile.Red[pixel.R], profile.Green[pixel.G], profile.Blue[pixel.B]);
                pixel.R = Encode(matrix[0] * red + matrix[1] * green + matrix[2] * blue);
                pixel.G = Encode(matrix[3] * red + matrix[4] * green + matrix[5] * blue);
                pixel.B = Encode(matrix[6] * red + matrix[7] * green + matrix[8] * blue);
            }
        });
    }

    private static byte Encode(float linear) => Encoded[(int)(Math.Clamp(linear, 0, 1) * Steps + 0.5f)];

    private static float[] Multiply(double[] left, double[] right)
    {
        var product = new float[9];
        for (var i = 0; i < 9; i++)
        {
            var (row, column) = (i / 3 * 3, i % 3);
            product[i] = (float)(left[row] * right[column] + left[row + 1] * right[3 + column] + left[row + 2] * right[6 + column]);
        }

        return product;
    }

    // IEC 61966-2-1.
    private static byte[] MakeEncoding()
    {
        var table = new byte[Steps + 1];
        for (var i = 0; i <= Steps; i++)
        {
            var linear = (double)i / Steps;
            var value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
            table[i] = (byte)Math.Round(value * 255);
        }

        return table;
    }
}
