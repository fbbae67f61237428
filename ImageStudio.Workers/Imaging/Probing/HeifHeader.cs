namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>
/// AVIF and HEIC (ISO/IEC 23008-12): boxes meta, iprp, ipco; of the picture sizes there (ispe) the largest counts, since
/// any of them may be decoded.
/// </summary>
internal static class HeifHeader
{
    public static ImageHeader Read(HeaderReader reader, ImageFormat format)
    {
        var (width, height) = (0u, 0u);
        Walk(reader, reader.Length, depth: 0, ref width, ref height);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) throw ImageRejectedException.Damaged("its picture has no size");
        // Planes of up to 12 bits, the decoder's copies of them, then the same picture as RGB.
        return new ImageHeader(format, (int)width, (int)height) { BytesPerPixel = 12 };
    }

    private static void Walk(HeaderReader reader, long end, int depth, ref uint width, ref uint height)
    {
        while (reader.Position + 8 <= end)
        {
            var start = reader.Position;
            ulong size = reader.ReadUInt32();
            var type = reader.ReadUInt32();
            if (size == 1) size = reader.ReadUInt64();
            if (size == 0) size = (ulong)(end - start);
            if (size < (ulong)(reader.Position - start)) throw ImageRejectedException.Damaged("its parts do not fit together");
            if (size > (ulong)(end - start)) throw reader.EndsAt(depth == 0 && size < long.MaxValue / 2 ? start + (long)size : 0);

            var next = start + (long)size;
            ReadBox(reader, type, next, depth, ref width, ref height);
            reader.Seek(next);
        }
    }

    private static void ReadBox(HeaderReader reader, uint type, long end, int depth, ref uint width, ref uint height)
    {
        const uint Meta = 0x6D657461, ItemProperties = 0x69707270, PropertyContainer = 0x6970636F, Size = 0x69737065;
        if ((type, depth) is (Meta, 0) or (ItemProperties, 1) or (PropertyContainer, 2))
        {
            // meta is a full box: version and flags come first.
            if (type == Meta) reader.Skip(4);
            Walk(reader, end, depth + 1, ref width, ref height);
        }
        else if ((type, depth) is (Size, 3))
        {
            reader.Skip(4);
            var (w, h) = (reader.ReadUInt32(), reader.ReadUInt32());
            if ((ulong)w * h > (ulong)width * height) (width, height) = (w, h);
        }
    }
}
