namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>Windows bitmap: file header, then BITMAPCOREHEADER or BITMAPINFOHEADER and its successors.</summary>
internal static class BmpHeader
{
    public static ImageHeader Read(HeaderReader reader)
    {
        reader.Skip(10);
        var pixels = reader.ReadUInt32Little();
        var core = reader.ReadUInt32Little() == 12;
        int width = core ? reader.ReadUInt16Little() : (int)reader.ReadUInt32Little();
        // A negative height says that the rows run from top to bottom.
        long height = core ? reader.ReadUInt16Little() : Math.Abs((long)(int)reader.ReadUInt32Little());
        reader.Skip(2);
        int bits = reader.ReadUInt16Little();
        var compressed = !core && reader.ReadUInt32Little() is not (0 or 3 or 6);
        if (width < 1 || height is < 1 or > int.MaxValue) throw ImageRejectedException.Damaged("its picture has an impossible size");

        var end = pixels + ((long)width * bits + 31) / 32 * 4 * height;
        if (!compressed && end > reader.Length) throw reader.EndsAt(end);
        return new ImageHeader(ImageFormat.Bmp, width, (int)height);
    }
}
