namespace ImageStudio.Tests.Builders;

/// <summary>An EXIF block as cameras write it: orientation, the camera's name and a GPS position.</summary>
internal static class ExifBlock
{
    public const string Camera = "ImageStudio testcam";

    /// <summary>Big-endian TIFF structure with two directories, without the "Exif" prefix.</summary>
    public static byte[] With(int orientation)
    {
        const int entries = 3, directory = 8, data = directory + 2 + entries * 12 + 4;
        var gps = data + Camera.Length + 1;
        var writer = new BigEndianWriter();
        writer.Ascii("MM").UInt16(42).UInt32(directory).UInt16(entries);
        writer.UInt16(0x010F).UInt16(2).UInt32((uint)Camera.Length + 1).UInt32(data);
        writer.UInt16(0x0112).UInt16(3).UInt32(1).UInt16((ushort)orientation).UInt16(0);
        writer.UInt16(0x8825).UInt16(4).UInt32(1).UInt32((uint)gps);
        writer.UInt32(0).Ascii(Camera).Byte(0);
        // GPSLatitudeRef "N"
        writer.UInt16(1).UInt16(1).UInt16(2).UInt32(2).Ascii("N").Byte(0).UInt16(0).UInt32(0);
        return writer.ToArray();
    }
}
