namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>What a colour of a wide space looks like in sRGB: linear light by gamma 2.2, to XYZ (D50), to sRGB's primaries, encoded.</summary>
internal static class ExpectedSrgb
{
    private static readonly double[] AdobeRgb = [0.60974, 0.20528, 0.14919, 0.31111, 0.62567, 0.06322, 0.01947, 0.06087, 0.74457];
    private static readonly double[] DisplayP3 = [0.51512, 0.29198, 0.15710, 0.24120, 0.69225, 0.06657, -0.00105, 0.04189, 0.78407];

    // Inverse of sRGB's primaries adapted to D50.
    private static readonly double[] ToSrgb = [3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427];

    public static (byte R, byte G, byte B) FromAdobeRgb((byte R, byte G, byte B) colour) => Convert(colour, AdobeRgb);

    public static (byte R, byte G, byte B) FromDisplayP3((byte R, byte G, byte B) colour) => Convert(colour, DisplayP3);

    private static (byte R, byte G, byte B) Convert((byte R, byte G, byte B) colour, double[] primaries)
    {
        double[] linear = [Math.Pow(colour.R / 255.0, 2.19921875), Math.Pow(colour.G / 255.0, 2.19921875), Math.Pow(colour.B / 255.0, 2.19921875)];
        var srgb = Multiply(ToSrgb, Multiply(primaries, linear));
        return (Encode(srgb[0]), Encode(srgb[1]), Encode(srgb[2]));
    }

    private static double[] Multiply(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => matrix[row * 3] * vector[0] + matrix[row * 3 + 1] * vector[1] + matrix[row * 3 + 2] * vector[2])];

    private static byte Encode(double linear)
    {
        var value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Clamp(Math.Round(value * 255), 0, 255);
    }
}
