using System.Buffers.Binary;
using System.Numerics;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>
/// Windows bitmaps, which libvips itself does not read: uncompressed ones of 1 to 32 bits. A file is at most as large as
/// <see cref="ImageLimits.MaxBytes"/> and its pixels have been counted, so it may be read whole.
/// </summary>
internal sealed class BmpReader
{
    private const int FileHeader = 14, CoreHeader = 12, InfoHeader = 40, BitFields = 3, AlphaBitFields = 6;

    private readonly byte[] _file;
    private readonly int _headerSize;
    private readonly int _bits;
    private readonly uint[] _masks;

    private BmpReader(byte[] file)
    {
        _file = file;
        _headerSize = Int32(FileHeader);
        _bits = _headerSize == CoreHeader ? UInt16(24) : UInt16(28);
        var compression = _headerSize == CoreHeader ? 0 : Int32(30);
        if (compression is not (0 or BitFields or AlphaBitFields) || _bits is not (1 or 4 or 8 or 16 or 24 or 32))
        {
            throw new ImageRejectedException(ImageRejection.UnsupportedFormat, "Compressed BMP files cannot be read here. Saved as JPEG or PNG, the picture can.");
        }

        _masks = compression == 0 ? DefaultMasks() : [Mask(0), Mask(1), Mask(2), compression == AlphaBitFields || _headerSize > 52 ? Mask(3) : 0];
    }

    public static VipsImage Read(SourceImage source)
    {
        try
        {
            var (width, height) = (source.Header.Width, source.Header.Height);
            var reader = new BmpReader(File.ReadAllBytes(source.Path));
            var bands = reader._masks[3] == 0 ? 3 : 4;
            return VipsImage.FromPixels(reader.Pixels(width, height, bands), width, height, bands);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw ImageRejectedException.Damaged("its parts do not fit together", e);
        }
    }

    private byte[] Pixels(int width, int height, int bands)
    {
        var pixels = new byte[checked(width * height * bands)];
        var start = Int32(10);
        var rowLength = checked((width * _bits + 31) / 32 * 4);
        // Rows run upwards unless the height is negative.
        var upwards = _headerSize == CoreHeader || Int32(22) > 0;
        for (var y = 0; y < height; y++)
        {
            var row = _file.AsSpan(start + (upwards ? height - 1 - y : y) * rowLength, rowLength);
            for (var x = 0; x < width; x++) Pixel(row, x, pixels.AsSpan((y * width + x) * bands, bands));
        }

        return pixels;
    }

    private void Pixel(ReadOnlySpan<byte> row, int x, Span<byte> pixel)
    {
        if (_bits == 24)
        {
            (pixel[0], pixel[1], pixel[2]) = (row[x * 3 + 2], row[x * 3 + 1], row[x * 3]);
        }
        else if (_bits <= 8)
        {
            var index = row[x * _bits / 8] >> (8 - _bits - x * _bits % 8) & (1 << _bits) - 1;
            var at = FileHeader + _headerSize + index * (_headerSize == CoreHeader ? 3 : 4);
            (pixel[0], pixel[1], pixel[2]) = (_file[at + 2], _file[at + 1], _file[at]);
        }
        else
        {
            var value = _bits == 16 ? BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..]) : BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]);
            for (var band = 0; band < pixel.Length; band++) pixel[band] = Extract(value, _masks[band]);
        }
    }

    private static byte Extract(uint value, uint mask)
    {
        if (mask == 0) return 0;
        var shift = BitOperations.TrailingZeroCount(mask);
        return (byte)((ulong)((value & mask) >> shift) * 255 / (mask >> shift));
    }

    private uint[] DefaultMasks() => _bits == 16 ? [0x7C00, 0x03E0, 0x001F, 0] : [0xFF0000, 0x00FF00, 0x0000FF, 0];

    private uint Mask(int index) => (uint)Int32(FileHeader + InfoHeader + index * 4);

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(at));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));
}
