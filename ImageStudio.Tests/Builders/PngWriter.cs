using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ImageStudio.Tests.Builders;

/// <summary>Writes PNG files with unfiltered rows.</summary>
internal static class PngWriter
{
    public delegate void Paint(int x, int y, Span<byte> pixel);

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>8 bits a sample; 1, 3 or 4 channels.</summary>
    public static byte[] Write(int width, int height, int channels, Paint paint)
    {
        var row = 1 + width * channels;
        var rows = new byte[row * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) paint(x, y, rows.AsSpan(y * row + 1 + x * channels, channels));
        }

        return File(width, height, depth: 8, colourType: channels switch { 1 => 0, 3 => 2, _ => 6 }, rows);
    }

    /// <summary>16 bits, grey.</summary>
    public static byte[] Write16(int width, int height, Func<int, int, ushort> grey)
    {
        var row = 1 + width * 2;
        var rows = new byte[row * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) BinaryPrimitives.WriteUInt16BigEndian(rows.AsSpan(y * row + 1 + x * 2), grey(x, y));
        }

        return File(width, height, depth: 16, colourType: 0, rows);
    }

    /// <summary>Any header over any rows, and chunks of one's own between them.</summary>
    public static byte[] WithHeader(int width, int height, byte[] rows, params (string Type, byte[] Data)[] chunks) =>
        File(width, height, depth: 8, colourType: 2, rows, chunks);

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(data);
        return target.ToArray();
    }

    private static byte[] File(int width, int height, byte depth, byte colourType, byte[] rows, params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (depth, colourType);
        Chunk(file, "IHDR", header);
        foreach (var (type, data) in chunks) Chunk(file, type, data);
        Chunk(file, "IDAT", Deflate(rows));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        var name = Encoding.ASCII.GetBytes(type);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return crc;
    }
}
