namespace ImageStudio.Tests.Builders;

/// <summary>Hills under a low sun, one behind the other: pictures that are nice enough for the documentation, and anybody's.</summary>
internal static class Landscapes
{
    private const int Ridges = 6;

    /// <summary>A JPEG; the same seed gives the same bytes.</summary>
    public static byte[] Jpeg(int width, int height, int seed)
    {
        var random = new Random(seed);
        var hue = random.NextDouble();
        var sun = (X: 0.2 + 0.6 * random.NextDouble(), Y: 0.25 + 0.2 * random.NextDouble());
        var ridges = Enumerable.Range(0, Ridges).Select(_ => Enumerable.Range(1, 6).Select(wave => (Length: wave * (1.3 + random.NextDouble()), Phase: random.NextDouble() * Math.Tau)).ToArray()).ToArray();
        return new JpegWriter().Write(width, height, (x, y) => Colour((double)x / width, (double)y / height, (double)width / height, hue, sun, ridges));
    }

    private static (byte R, byte G, byte B) Colour(double x, double y, double aspect, double hue, (double X, double Y) sun, (double Length, double Phase)[][] ridges)
    {
        // The nearest ridge that reaches so high hides what is behind it.
        for (var ridge = Ridges - 1; ridge >= 0; ridge--)
        {
            var top = 0.45 + 0.09 * ridge - ridges[ridge].Sum(wave => 0.05 / wave.Length * Math.Sin(wave.Length * x * 4 + wave.Phase));
            if (y > top) return FromHue(hue + 0.02 * ridge, 0.25 + 0.08 * ridge, 0.72 - 0.11 * ridge - 0.1 * (y - top));
        }

        var distance = Math.Sqrt(Math.Pow((x - sun.X) * aspect, 2) + Math.Pow(y - sun.Y, 2));
        var glow = Math.Exp(-distance * 3.5);
        return distance < 0.06 ? FromHue(0.13, 0.25, 1) : FromHue(hue + 0.45 - 0.3 * glow, 0.35 + 0.2 * glow, 0.72 + 0.26 * Math.Max(glow, y));
    }

    private static (byte R, byte G, byte B) FromHue(double hue, double saturation, double value)
    {
        byte Channel(double offset)
        {
            var k = (offset + hue * 6) % 6;
            return (byte)(255 * Math.Clamp(value - value * saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1), 0, 1));
        }

        return (Channel(5), Channel(3), Channel(1));
    }
}
