namespace ImageStudio.Workers.Imaging.Probing;

/// <summary>
/// Tells from the content what a file is and how large its picture, without decoding: the first and cheapest defence
/// against bombs, and the source of messages that a decoder cannot give.
/// </summary>
internal static class ImageProbe
{
    /// <summary>Reads the header; of formats that have an end mark, follows the structure up to it.</summary>
    /// <exception cref="ImageRejectedException">Not a picture, of no known format, or ends too early.</exception>
    public static ImageHeader Read(Stream stream)
    {
        var reader = new HeaderReader(stream);
        Span<byte> start = stackalloc byte[ContentSniffer.Length];
        start = reader.Read(start[..(int)Math.Min(start.Length, reader.Length)]);
        reader.Seek(0);

        var format = ContentSniffer.Format(start) ?? throw ContentSniffer.NotAPicture(start);
        return format switch
        {
            ImageFormat.Jpeg => JpegHeader.Read(reader),
            ImageFormat.Png => PngHeader.Read(reader),
            ImageFormat.WebP => WebPHeader.Read(reader),
            ImageFormat.Gif => GifHeader.Read(reader),
            ImageFormat.Tiff => TiffHeader.Read(reader),
            ImageFormat.Bmp => BmpHeader.Read(reader),
            _ => HeifHeader.Read(reader, format),
        };
    }
}
