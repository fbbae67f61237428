namespace ImageStudio.Tests.Builders;

/// <summary>ICC version 2 profiles of three primaries and a gamma, as cameras and phones embed them.</summary>
internal static class IccProfiles
{
    /// <summary>Adobe RGB (1998): primaries adapted to D50, gamma 2.2.</summary>
    public static byte[] AdobeRgb() => Build((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457));

    /// <summary>Primaries of Display P3 adapted to D50, with gamma 2.2.</summary>
    public static byte[] DisplayP3() => Build((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407));

    private static byte[] Build((double X, double Y, double Z) red, (double X, double Y, double Z) green, (double X, double Y, double Z) blue)
    {
        byte[] curve = new BigEndianWriter().Ascii("curv").UInt32(0).UInt32(1).UInt16((ushort)Math.Round(2.19921875 * 256)).UInt16(0).ToArray();
        (string Tag, byte[] Data)[] tags =
        [
            ("wtpt", Xyz((0.9642, 1, 0.8249))), ("rXYZ", Xyz(red)), ("gXYZ", Xyz(green)), ("bXYZ", Xyz(blue)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];

        var offset = 128 + 4 + 12 * tags.Length;
        var size = offset + tags.Sum(t => t.Data.Length);
        var file = new BigEndianWriter();
        file.UInt32((uint)size).UInt32(0).UInt32(0x02400000).Ascii("mntrRGB XYZ ").Bytes(new byte[12]).Ascii("acsp").Bytes(new byte[28]);
        file.UInt32(Fixed(0.9642)).UInt32(Fixed(1)).UInt32(Fixed(0.8249)).Bytes(new byte[48]);
        file.UInt32((uint)tags.Length);
        foreach (var (tag, data) in tags)
        {
            file.Ascii(tag).UInt32((uint)offset).UInt32((uint)data.Length);
            offset += data.Length;
        }

        foreach (var (_, data) in tags) file.Bytes(data);
        return file.ToArray();
    }

    private static byte[] Xyz((double X, double Y, double Z) value) =>
        new BigEndianWriter().Ascii("XYZ ").UInt32(0).UInt32(Fixed(value.X)).UInt32(Fixed(value.Y)).UInt32(Fixed(value.Z)).ToArray();

    private static uint Fixed(double value) => (uint)(int)Math.Round(value * 65536);
}
