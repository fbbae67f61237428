using System.Buffers.Binary;
using System.IO.Compression;

namespace ImageStudio.Tests.Builders;

/// <summary>Decoded pixels to look at: always red, green, blue and alpha.</summary>
internal sealed class Picture(int width, int height, byte[] rgba)
{
    public int Width => width;

    public int Height => height;

    public (byte R, byte G, byte B, byte A) this[int x, int y]
    {
        get
        {
            var at = (y * width + x) * 4;
            return (rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]);
        }
    }

    /// <summary>Mean absolute difference of the samples, 0 to 255.</summary>
    public double DifferenceFrom(Picture other)
    {
        Assert.Equal((width, height), (other.Width, other.Height));
        var sum = 0L;
        for (var i = 0; i < rgba.Length; i++) sum += Math.Abs(rgba[i] - other.Rgba[i]);
        return (double)sum / rgba.Length;
    }

    public byte[] Rgba => rgba;

    /// <summary>Decodes a PNG of 8 bits without interlacing, as renditions are.</summary>
    public static Picture FromPng(byte[] file)
    {
        var (width, height) = (Number(file, 16), Number(file, 20));
        var (depth, type) = (file[24], file[25]);
        Assert.True(depth == 8 && file[28] == 0, "not a PNG of 8 bits without interlacing");
        var (data, palette, transparency) = (new MemoryStream(), Array.Empty<byte>(), Array.Empty<byte>());
        for (var at = 8; at < file.Length; at += 12 + Number(file, at))
        {
            var content = file.AsSpan(at + 8, Number(file, at));
            switch (System.Text.Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IDAT": data.Write(content); break;
                case "PLTE": palette = content.ToArray(); break;
                case "tRNS": transparency = content.ToArray(); break;
            }
        }

        data.Position = 0;
        var channels = type switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var rows = Unfilter(data, width * channels, height, channels);
        var rgba = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++) Expand(rows.AsSpan(i * channels, channels), type, palette, transparency, rgba.AsSpan(i * 4));
        return new Picture(width, height, rgba);
    }

    private static int Number(byte[] file, int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));

    // W3C PNG specification, section 9.
    private static byte[] Unfilter(Stream compressed, int rowLength, int height, int step)
    {
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        var rows = new byte[rowLength * height];
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            var row = rows.AsSpan(y * rowLength, rowLength);
            zlib.ReadExactly(row);
            for (var x = 0; x < rowLength; x++)
            {
                int left = x < step ? 0 : row[x - step], up = y == 0 ? 0 : rows[(y - 1) * rowLength + x];
                int corner = x < step || y == 0 ? 0 : rows[(y - 1) * rowLength + x - step];
                row[x] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return rows;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static void Expand(ReadOnlySpan<byte> sample, int type, byte[] palette, byte[] transparency, Span<byte> rgba)
    {
        rgba[3] = type switch { 4 => sample[1], 6 => sample[3], 3 when sample[0] < transparency.Length => transparency[sample[0]], _ => 255 };
        (rgba[0], rgba[1], rgba[2]) = type switch
        {
            3 => (palette[sample[0] * 3], palette[sample[0] * 3 + 1], palette[sample[0] * 3 + 2]),
            0 or 4 => (sample[0], sample[0], sample[0]),
            _ => (sample[0], sample[1], sample[2]),
        };
    }
}
