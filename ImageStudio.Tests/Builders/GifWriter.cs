namespace ImageStudio.Tests.Builders;

/// <summary>
/// Writes animated GIFs of 128 grey levels. The dictionary is cleared before it could grow, so every code has 8 bits and
/// the data needs no bit packing.
/// </summary>
internal static class GifWriter
{
    private const byte ClearCode = 128, EndCode = 129;

    // After so many codes the decoder's dictionary would need a ninth bit.
    private const int CodesPerClear = 120;

    public static byte[] Write(int width, int height, int frames)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0xF6, 0, 0]);
        for (var i = 0; i < 128; i++) file.Write([(byte)(i * 2), (byte)(i * 2), (byte)(i * 2)]);
        file.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        for (var frame = 0; frame < frames; frame++) Frame(file, width, height, Level(frame, frames));
        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>Palette index of a frame; the grey is twice that.</summary>
    public static byte Level(int frame, int frames) => (byte)(16 + frame * 96 / Math.Max(1, frames - 1));

    private static void Frame(Stream file, int width, int height, byte level)
    {
        file.Write([0x21, 0xF9, 4, 4, 10, 0, 0, 0]);
        file.Write([0x2C, 0, 0, 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 7]);
        var codes = new List<byte>();
        for (var i = 0; i < width * height; i++)
        {
            if (i % CodesPerClear == 0) codes.Add(ClearCode);
            codes.Add(level);
        }

        codes.Add(EndCode);
        foreach (var block in codes.Chunk(255))
        {
            file.WriteByte((byte)block.Length);
            file.Write(block);
        }

        file.WriteByte(0);
    }
}
