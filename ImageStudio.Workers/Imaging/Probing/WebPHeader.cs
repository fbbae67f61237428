namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>WebP (RFC 9649): RIFF chunks; frames of an animation are counted, not read.</summary>
internal static class WebPHeader
{
    public static ImageHeader Read(HeaderReader reader)
    {
        reader.Skip(4);
        var end = 8 + (long)reader.ReadUInt32Little();
        if (end > reader.Length) throw reader.EndsAt(end);
        reader.Skip(4);

        ImageHeader? header = null;
        var frames = 0;
        while (reader.Position + 8 <= end)
        {
            var type = reader.ReadUInt32();
            var size = reader.ReadUInt32Little();
            var next = reader.Position + size + (size & 1);
            if (type == Type("ANMF"u8)) frames++;
            else header ??= ReadSize(reader, type);
            // The padding of the last chunk is often left out.
            reader.Seek(Math.Min(next, Math.Max(end, reader.Position)));
        }

        if (header is null) throw ImageRejectedException.Damaged("it ends before the picture begins");
        return header with { Frames = Math.Max(1, frames) };
    }

    private static ImageHeader? ReadSize(HeaderReader reader, uint type)
    {
        if (type == Type("VP8X"u8))
        {
            reader.Skip(4);
            return Header(reader.ReadUInt24Little() + 1, reader.ReadUInt24Little() + 1);
        }

        if (type == Type("VP8L"u8))
        {
            reader.Skip(1);
            var bits = reader.ReadUInt32Little();
            return Header((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        }

        if (type != Type("VP8 "u8)) return null;
        reader.Skip(6);
        return Header(reader.ReadUInt16Little() & 0x3FFF, reader.ReadUInt16Little() & 0x3FFF);
    }

    // A decoder that does not scale holds the planes beside the pixels.
    private static ImageHeader Header(int width, int height) => new(ImageFormat.WebP, width, height) { BytesPerPixel = 8 };

    private static uint Type(ReadOnlySpan<byte> name) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(name);
}
