namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>TIFF 6.0 and BigTIFF: the directory of the first page, which is the one that is rendered.</summary>
internal static class TiffHeader
{
    public static ImageHeader Read(HeaderReader reader)
    {
        var file = new TiffFile(reader);
        long width = 0, height = 0, bits = 8, samples = 3;
        foreach (var entry in file.FirstDirectory())
        {
            switch (entry.Tag)
            {
                case 256: width = entry.Value; break;
                case 257: height = entry.Value; break;
                case 258: bits = entry.Count <= 2 ? entry.Value & 0xFFFF : 0; break;
                case 277: samples = entry.Value; break;
            }
        }

        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue) throw ImageRejectedException.Damaged("its picture has no size");
        // Several depths are stored elsewhere in the file; 16 bits is what has to be reckoned with then.
        var depth = Math.Clamp(bits == 0 ? 16 : bits, 8, 64);
        return new ImageHeader(ImageFormat.Tiff, (int)width, (int)height) { BytesPerPixel = (int)(depth / 8 * Math.Clamp(samples, 4, 64)) };
    }
}

/// <summary>One entry of a directory; <see cref="Value"/> is its first value where that fits into the entry.</summary>
internal readonly record struct TiffEntry(int Tag, int Type, long Count, long Value);

/// <summary>Byte order and offset size of a TIFF file.</summary>
internal sealed class TiffFile(HeaderReader reader)
{
    private bool _little;
    private bool _big;

    public IEnumerable<TiffEntry> FirstDirectory()
    {
        _little = reader.ReadByte() == 'I';
        reader.Skip(1);
        _big = Short() == 43;
        if (_big) reader.Skip(4);
        reader.Seek(Offset());
        var entries = _big ? Offset() : Short();
        for (var i = 0L; i < Math.Min(entries, 4096); i++) yield return Entry();
    }

    private TiffEntry Entry()
    {
        int tag = Short(), type = Short();
        var count = Offset();
        var next = reader.Position + (_big ? 8 : 4);
        var value = type switch { 3 => Short(), 16 => Offset(), _ => Word() };
        reader.Seek(next);
        return new TiffEntry(tag, type, count, value);
    }

    private int Short() => _little ? reader.ReadUInt16Little() : reader.ReadUInt16();

    private long Word() => _little ? reader.ReadUInt32Little() : reader.ReadUInt32();

    private long Offset()
    {
        if (!_big) return Word();
        var (first, second) = (Word(), Word());
        var value = _little ? second << 32 | first : first << 32 | second;
        return value >= 0 ? value : throw ImageRejectedException.Damaged("its parts do not fit together");
    }
}
