using System.Buffers.Binary;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>An ICC profile of three primaries and three tone curves (ICC.1:2022, sections 8.4.3 and 10).</summary>
/// <param name="ToXyz">Nine numbers, row by row: linear light of the device to XYZ (D50).</param>
/// <param name="Red">Linear light, 0 to 1, for each of 256 values.</param>
/// <param name="Green">The same for green.</param>
/// <param name="Blue">The same for blue.</param>
internal sealed record IccMatrixProfile(double[] ToXyz, float[] Red, float[] Green, float[] Blue)
{
    private const int HeaderLength = 128;
    private const uint RgbSpace = 0x52474220, Curve = 0x63757276, Parametric = 0x70617261;

    /// <summary>Reads a profile; null where it is of another kind or broken, since a picture is worth showing even so.</summary>
    public static IccMatrixProfile? TryRead(ReadOnlySpan<byte> profile)
    {
        try
        {
            return Read(profile);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static IccMatrixProfile? Read(ReadOnlySpan<byte> profile)
    {
        if (UInt32(profile, 16) != RgbSpace) return null;
        var red = Tag(profile, "rXYZ"u8);
        var green = Tag(profile, "gXYZ"u8);
        var blue = Tag(profile, "bXYZ"u8);
        if (red.IsEmpty || green.IsEmpty || blue.IsEmpty) return null;
        double[] toXyz =
        [
            Fixed(red, 8), Fixed(green, 8), Fixed(blue, 8),
            Fixed(red, 12), Fixed(green, 12), Fixed(blue, 12),
            Fixed(red, 16), Fixed(green, 16), Fixed(blue, 16),
        ];
        return (Linear(Tag(profile, "rTRC"u8)), Linear(Tag(profile, "gTRC"u8)), Linear(Tag(profile, "bTRC"u8))) is ({ } r, { } g, { } b)
            ? new IccMatrixProfile(toXyz, r, g, b)
            : null;
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> name)
    {
        var count = Math.Min(UInt32(profile, HeaderLength), 100);
        for (var i = 0; i < count; i++)
        {
            var entry = profile.Slice(HeaderLength + 4 + i * 12, 12);
            if (entry[..4].SequenceEqual(name)) return profile.Slice((int)UInt32(entry, 4), (int)UInt32(entry, 8));
        }

        return [];
    }

    private static float[]? Linear(ReadOnlySpan<byte> tag) => tag.IsEmpty ? null : UInt32(tag, 0) switch
    {
        Curve => Sampled(tag),
        Parametric => ParametricCurve(tag),
        _ => null,
    };

    // No entry: linear. One: a gamma in 8.8 bits. More: a table over the range.
    private static float[] Sampled(ReadOnlySpan<byte> tag)
    {
        var count = (int)Math.Min(UInt32(tag, 8), 1 << 16);
        var table = new float[256];
        for (var i = 0; i < 256; i++)
        {
            var value = i / 255.0;
            table[i] = (float)(count switch
            {
                0 => value,
                1 => Math.Pow(value, BinaryPrimitives.ReadUInt16BigEndian(tag[12..]) / 256.0),
                _ => Interpolated(tag, value * (count - 1), count),
            });
        }

        return table;
    }

    private static double Interpolated(ReadOnlySpan<byte> tag, double position, int count)
    {
        var index = Math.Min((int)position, count - 2);
        var (low, high) = (Entry(tag, index), Entry(tag, index + 1));
        return (low + (high - low) * (position - index)) / 65535.0;
    }

    private static double Entry(ReadOnlySpan<byte> tag, int index) => BinaryPrimitives.ReadUInt16BigEndian(tag[(12 + index * 2)..]);

    // Function types 0 to 4 with parameters g, a, b, c, d, e, f, of which the simpler types leave out the last ones.
    private static float[]? ParametricCurve(ReadOnlySpan<byte> tag)
    {
        var type = BinaryPrimitives.ReadUInt16BigEndian(tag[8..]);
        if (type > 4) return null;
        ReadOnlySpan<int> counts = [1, 3, 4, 5, 7];
        var p = new double[7];
        for (var i = 0; i < counts[type]; i++) p[i] = Fixed(tag, 12 + i * 4);
        var (g, a, b, c) = (p[0], type == 0 ? 1 : p[1], p[2], p[3]);

        var table = new float[256];
        for (var i = 0; i < 256; i++)
        {
            var x = i / 255.0;
            table[i] = (float)(type switch
            {
                0 => Math.Pow(x, g),
                1 => x >= -b / a ? Math.Pow(a * x + b, g) : 0,
                2 => x >= -b / a ? Math.Pow(a * x + b, g) + c : c,
                3 => x >= p[4] ? Math.Pow(a * x + b, g) : c * x,
                _ => x >= p[4] ? Math.Pow(a * x + b, g) + p[5] : c * x + p[6],
            });
            if (!float.IsFinite(table[i])) return null;
        }

        return table;
    }

    private static uint UInt32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);

    private static double Fixed(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt32BigEndian(data[at..]) / 65536.0;
}
