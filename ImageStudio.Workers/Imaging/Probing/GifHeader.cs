namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>
/// GIF (GIF89a specification): blocks up to the trailer. Frames may reach beyond the screen, and decoders grow their
/// canvas to hold them; so the size is that of the furthest frame.
/// </summary>
internal static class GifHeader
{
    public static ImageHeader Read(HeaderReader reader)
    {
        reader.Skip(6);
        int width = reader.ReadUInt16Little(), height = reader.ReadUInt16Little();
        SkipPalette(reader, reader.ReadByte(), fixedBytes: 2);

        var frames = 0;
        // Encoders that forget the trailer are common; a file that ends between two blocks is whole.
        while (!reader.AtEnd && reader.ReadByte() is var block && block != 0x3B)
        {
            if (block == 0x21)
            {
                reader.Skip(1);
            }
            else if (block == 0x2C)
            {
                frames++;
                int left = reader.ReadUInt16Little(), top = reader.ReadUInt16Little();
                width = Math.Max(width, left + reader.ReadUInt16Little());
                height = Math.Max(height, top + reader.ReadUInt16Little());
                SkipPalette(reader, reader.ReadByte(), fixedBytes: 1);
            }
            else if (frames > 0)
            {
                break;
            }
            else
            {
                throw ImageRejectedException.Damaged("its parts do not fit together");
            }

            SkipSubBlocks(reader);
        }

        if (frames == 0) throw ImageRejectedException.Damaged("it ends before the picture begins");
        return new ImageHeader(ImageFormat.Gif, width, height, frames);
    }

    private static void SkipPalette(HeaderReader reader, byte flags, int fixedBytes) =>
        reader.Skip(fixedBytes + ((flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0));

    private static void SkipSubBlocks(HeaderReader reader)
    {
        while (reader.ReadByte() is var size && size > 0) reader.Skip(size);
    }
}
