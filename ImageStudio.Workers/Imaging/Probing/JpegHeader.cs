namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>
/// JPEG (ITU-T T.81 annex B): segments up to the end mark. Following them through the entropy-coded data costs a fraction
/// of a millisecond per megabyte and finds cut-off files and files of thousands of scans, which both decoders would swallow.
/// </summary>
internal static class JpegHeader
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    public static ImageHeader Read(HeaderReader reader)
    {
        reader.Skip(2);
        ImageHeader? header = null;
        var scans = 0;
        while (true)
        {
            var marker = NextMarker(reader);
            if (marker == EndOfImage) break;
            if (IsStandalone(marker)) continue;

            var end = reader.Position + reader.ReadUInt16();
            if (IsFrame(marker)) header ??= ReadFrame(reader, progressive: marker is 0xC2 or 0xC6 or 0xCA or 0xCE);
            reader.Seek(end);
            if (marker == StartOfScan) scans++;
        }

        if (header is null || scans == 0) throw ImageRejectedException.Damaged("it ends before the picture begins");
        return header with { Scans = scans };
    }

    // Between segments and inside a scan alike: FF, any number of further FF, then the code; FF00 is data.
    private static byte NextMarker(HeaderReader reader)
    {
        while (true)
        {
            reader.SkipPastFF();
            var code = reader.ReadByte();
            while (code == 0xFF) code = reader.ReadByte();
            if (code != 0) return code;
        }
    }

    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ImageHeader ReadFrame(HeaderReader reader, bool progressive)
    {
        var precision = reader.ReadByte();
        var height = reader.ReadUInt16();
        var width = reader.ReadUInt16();
        var components = reader.ReadByte();
        if (precision != 8) throw new ImageRejectedException(ImageRejection.UnsupportedFormat, $"JPEG pictures of {precision} bits cannot be read here.");
        // A progressive decoder holds all coefficients (16 bits each) beside the pixels.
        return new ImageHeader(ImageFormat.Jpeg, width, height) { BytesPerPixel = progressive ? 4 + 2 * Math.Min((int)components, 4) : 4 };
    }
}
