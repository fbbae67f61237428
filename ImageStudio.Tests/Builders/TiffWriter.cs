namespace ImageStudio.Tests.Builders;

/// <summary>Writes TIFF files of one uncompressed strip, 8 bits, RGB.</summary>
internal static class TiffWriter
{
    public static byte[] Write(int width, int height)
    {
        const int entries = 9, directory = 8, depths = directory + 2 + entries * 12 + 4, pixels = depths + 6;
        var file = new BigEndianWriter();
        file.Ascii("MM").UInt16(42).UInt32(directory).UInt16(entries);
        Long(file, 256, (uint)width);
        Long(file, 257, (uint)height);
        file.UInt16(258).UInt16(3).UInt32(3).UInt32(depths);
        Short(file, 259, 1);
        Short(file, 262, 2);
        Long(file, 273, pixels);
        Short(file, 277, 3);
        Long(file, 278, (uint)height);
        Long(file, 279, (uint)(width * height * 3));
        file.UInt32(0).UInt16(8).UInt16(8).UInt16(8);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = TestScene.Colour(x, y, width, height);
                file.Byte(r).Byte(g).Byte(b);
            }
        }

        return file.ToArray();
    }

    private static void Long(BigEndianWriter file, ushort tag, uint value) => file.UInt16(tag).UInt16(4).UInt32(1).UInt32(value);

    private static void Short(BigEndianWriter file, ushort tag, ushort value) => file.UInt16(tag).UInt16(3).UInt32(1).UInt16(value).UInt16(0);
}
