namespace ImageStudio.AppHost.Smoke;

/// <summary>The picture that the smoke test sends when it is given none: a bitmap of soft colours, made on the spot.</summary>
internal static class SmokePicture
{
    public const string Name = "Smoke test.bmp";

    private const int Width = 1600;
    private const int Height = 1200;
    private const int HeaderBytes = 54;

    // A BMP is a header and rows of blue, green, red, from the bottom up:
    // https://learn.microsoft.com/windows/win32/gdi/bitmap-storage. Rows of 4800 bytes need no padding.
    public static MemoryStream Create()
    {
        var picture = new MemoryStream(HeaderBytes + Width * Height * 3);
        using (var writer = new BinaryWriter(picture, System.Text.Encoding.ASCII, leaveOpen: true))
        {
            writer.Write("BM"u8);
            writer.Write(HeaderBytes + Width * Height * 3);
            writer.Write(0);
            writer.Write(HeaderBytes);
            writer.Write(40);
            writer.Write(Width);
            writer.Write(Height);
            writer.Write((short)1);
            writer.Write((short)24);
            for (var i = 0; i < 6; i++) writer.Write(0);
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++)
                    writer.Write([(byte)(255 - 160 * x / Width), (byte)(96 + 128 * y / Height), (byte)(64 + 160 * x / Width)]);
        }

        picture.Position = 0;
        return picture;
    }
}
