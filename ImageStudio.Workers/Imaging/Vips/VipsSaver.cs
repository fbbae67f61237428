namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>Encodes, without any metadata.</summary>
internal static class VipsSaver
{
    public static EncodedImage Save(VipsImage picture, string path, ImageFormat format, int quality)
    {
        using var opaque = format == ImageFormat.Jpeg && picture.HasAlpha ? Flatten(picture) : null;
        var final = opaque ?? picture;
        var operation = format switch
        {
            ImageFormat.Jpeg => new VipsOperation("jpegsave").Set("Q", quality).Set("interlace", true).Set("optimize-coding", true),
            ImageFormat.WebP => new VipsOperation("webpsave").Set("Q", quality),
            ImageFormat.Gif => new VipsOperation("gifsave"),
            _ => new VipsOperation("pngsave"),
        };
        // Renamed in libvips 8.15.
        operation = operation.Has("keep") ? operation.Set("keep", "none") : operation.Set("strip", true);
        operation.Set("in", final).Set("filename", path).Run();
        return new EncodedImage(format, final.Width, final.PageHeight);
    }

    private static VipsImage Flatten(VipsImage picture) =>
        new VipsOperation("flatten").Set("in", picture).Set("background", [255.0]).Image();
}
