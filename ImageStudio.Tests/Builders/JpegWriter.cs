namespace ImageStudio.Tests.Builders;

/// <summary>
/// Writes baseline JPEG (ITU-T T.81), three components without subsampling. Huffman tables give every symbol the same
/// length: larger files, far less code.
/// </summary>
internal sealed class JpegWriter
{
    private const int Quantiser = 3;

    private static readonly double[,] Cosines = MakeCosines();
    private static readonly int[] ZigZag = MakeZigZag();
    private static readonly byte[] AcSymbols = [0x00, 0xF0, .. Enumerable.Range(0, 16).SelectMany(run => Enumerable.Range(1, 10).Select(size => (byte)(run << 4 | size)))];

    private readonly BigEndianWriter _file = new();
    private uint _bits;
    private int _bitCount;

    public byte[]? Exif { get; init; }

    public byte[]? IccProfile { get; init; }

    public string? Comment { get; init; }

    public byte[] Write(int width, int height, Func<int, int, (byte R, byte G, byte B)> colour)
    {
        _file.UInt16(0xFFD8);
        if (Exif is not null) Segment(0xE1, [.. "Exif\0\0"u8, .. Exif]);
        if (IccProfile is not null) Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. IccProfile]);
        if (Comment is not null) Segment(0xFE, System.Text.Encoding.ASCII.GetBytes(Comment));
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)Quantiser, 64)]);
        Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        Segment(0xC4, [0x00, .. Lengths(4, 12), .. Enumerable.Range(0, 12).Select(i => (byte)i)]);
        Segment(0xC4, [0x10, .. Lengths(8, AcSymbols.Length), .. AcSymbols]);
        Segment(0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        Scan(width, height, colour);
        _file.UInt16(0xFFD9);
        return _file.ToArray();
    }

    private static byte[] Lengths(int length, int symbols)
    {
        var counts = new byte[16];
        counts[length - 1] = (byte)symbols;
        return counts;
    }

    private void Segment(byte marker, byte[] content) => _file.Byte(0xFF).Byte(marker).UInt16((ushort)(content.Length + 2)).Bytes(content);

    private void Scan(int width, int height, Func<int, int, (byte R, byte G, byte B)> colour)
    {
        var previous = new int[3];
        var planes = new double[3][,] { new double[8, 8], new double[8, 8], new double[8, 8] };
        for (var top = 0; top < height; top += 8)
        {
            for (var left = 0; left < width; left += 8)
            {
                for (var y = 0; y < 8; y++)
                {
                    for (var x = 0; x < 8; x++)
                    {
                        // Beyond the edge the last pixel repeats.
                        var (r, g, b) = colour(Math.Min(left + x, width - 1), Math.Min(top + y, height - 1));
                        planes[0][y, x] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
                        planes[1][y, x] = -0.168736 * r - 0.331264 * g + 0.5 * b;
                        planes[2][y, x] = 0.5 * r - 0.418688 * g - 0.081312 * b;
                    }
                }

                for (var c = 0; c < 3; c++) Block(planes[c], ref previous[c]);
            }
        }

        if (_bitCount > 0) Put(0x7F, 8 - _bitCount);
    }

    private void Block(double[,] samples, ref int previous)
    {
        var coefficients = Transform(samples);
        var difference = coefficients[0] - previous;
        previous = coefficients[0];
        var size = Size(difference);
        Put((uint)size, 4);
        PutValue(difference, size);

        var run = 0;
        for (var i = 1; i < 64; i++)
        {
            if (coefficients[i] == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16) Put(1, 8);
            size = Size(coefficients[i]);
            Put((uint)Array.IndexOf(AcSymbols, (byte)(run << 4 | size)), 8);
            PutValue(coefficients[i], size);
            run = 0;
        }

        if (run > 0) Put(0, 8);
    }

    private static int[] Transform(double[,] samples)
    {
        var rows = new double[8, 8];
        for (var y = 0; y < 8; y++)
        {
            for (var u = 0; u < 8; u++)
            {
                for (var x = 0; x < 8; x++) rows[y, u] += samples[y, x] * Cosines[u, x];
            }
        }

        var result = new int[64];
        for (var i = 0; i < 64; i++)
        {
            var (v, u) = (ZigZag[i] / 8, ZigZag[i] % 8);
            var sum = 0.0;
            for (var y = 0; y < 8; y++) sum += rows[y, u] * Cosines[v, y];
            result[i] = (int)Math.Round(sum / Quantiser);
        }

        return result;
    }

    private static int Size(int value)
    {
        var size = 0;
        for (var rest = Math.Abs(value); rest > 0; rest >>= 1) size++;
        return size;
    }

    private void PutValue(int value, int size) => Put((uint)(value < 0 ? value + (1 << size) - 1 : value), size);

    private void Put(uint value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
        {
            _bits = _bits << 1 | value >> bit & 1;
            if (++_bitCount < 8) continue;
            _file.Byte((byte)_bits);
            if ((byte)_bits == 0xFF) _file.Byte(0);
            (_bits, _bitCount) = (0, 0);
        }
    }

    private static double[,] MakeCosines()
    {
        var cosines = new double[8, 8];
        for (var u = 0; u < 8; u++)
        {
            for (var x = 0; x < 8; x++) cosines[u, x] = (u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos((2 * x + 1) * u * Math.PI / 16);
        }

        return cosines;
    }

    private static int[] MakeZigZag() => [.. Enumerable.Range(0, 64)
        .OrderBy(i => i / 8 + i % 8)
        .ThenBy(i => (i / 8 + i % 8) % 2 == 0 ? i % 8 : i / 8)];
}
