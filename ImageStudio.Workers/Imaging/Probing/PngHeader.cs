namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>PNG (W3C PNG specification, section 5): chunks up to IEND.</summary>
internal static class PngHeader
{
    // Each compressed text may inflate to megabytes that decoders keep; cameras and editors write a handful at most.
    private const int MaxCompressedTexts = 16;

    public static ImageHeader Read(HeaderReader reader)
    {
        reader.Skip(8);
        ImageHeader? header = null;
        var (texts, hasData) = (0, false);
        while (true)
        {
            var end = reader.ReadUInt32() + reader.Position + 8;
            var type = Chunk(reader.ReadUInt32());
            if (header is null && type != "IHDR") throw ImageRejectedException.Damaged("it does not begin with a header");
            if (type == "IHDR") header ??= ReadFrame(reader);
            if (type == "IDAT") hasData = true;
            if (type is "zTXt" or "iTXt" && ++texts > MaxCompressedTexts) throw TooManyTexts();
            if (type == "IEND") break;
            reader.Seek(end);
        }

        return hasData ? header! : throw ImageRejectedException.Damaged("it ends before the picture begins");
    }

    private static ImageHeader ReadFrame(HeaderReader reader)
    {
        var (width, height) = (reader.ReadUInt32(), reader.ReadUInt32());
        if (width > int.MaxValue || height > int.MaxValue) throw ImageRejectedException.Damaged("its picture has an impossible size");
        return new ImageHeader(ImageFormat.Png, (int)width, (int)height) { BytesPerPixel = reader.ReadByte() == 16 ? 8 : 4 };
    }

    private static string Chunk(uint type) => string.Create(4, type, static (text, value) =>
    {
        for (var i = 0; i < 4; i++) text[i] = (char)(byte)(value >> (24 - 8 * i));
    });

    private static ImageRejectedException TooManyTexts() => new(ImageRejection.TooMuchMemory,
        $"The file carries more than {MaxCompressedTexts} compressed texts beside its picture, as no camera writes them.");
}
