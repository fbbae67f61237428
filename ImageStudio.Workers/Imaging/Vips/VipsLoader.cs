namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>From file to a picture of the right size and in sRGB.</summary>
internal static class VipsLoader
{
    public static bool IsInstalled(ImageFormat format)
    {
        if (format == ImageFormat.Bmp) return true;
        try
        {
            new VipsOperation(OperationFor(format)).Dispose();
            return true;
        }
        catch (VipsException)
        {
            return false;
        }
    }

    /// <summary>Opens the picture, and promises it scaled to the recipe's size; not yet turned upright.</summary>
    public static VipsImage LoadScaled(SourceImage source, RenditionRecipe recipe, out RenditionGeometry geometry)
    {
        var allFrames = recipe.KeepsFrames(source.Header.Format) && source.Header.Frames > 1;
        using var original = Open(source, allFrames);
        var turned = original.Orientation >= 5;
        var (width, height) = (original.Width, original.PageHeight);
        // Of the formats only WebP matters to the size, and that does not depend on transparency.
        var output = recipe.OutputFormat(source.Header.Format, hasAlpha: false);
        geometry = RenditionGeometry.Of(turned ? height : width, turned ? width : height, recipe.Rendition, output);

        var size = turned ? (geometry.Height, geometry.Width) : (geometry.Width, geometry.Height);
        return source.Header.Format == ImageFormat.Jpeg && VipsJpegLoader.CanLoad(original)
            ? VipsJpegLoader.LoadScaled(original, source, size)
            : Thumbnail(original, source, size, allFrames);
    }

    // vips_thumbnail picks the decoder's own shrinking (WebP), handles alpha and transforms colours.
    private static VipsImage Thumbnail(VipsImage original, SourceImage source, (int Width, int Height) size, bool allFrames)
    {
        // It would take inks for those of its own profile, whatever the embedded one says.
        using var inks = original.IsCmyk ? original.ToSrgb() : null;
        var thumbnail = (source.Header.Format == ImageFormat.Bmp || inks is not null
                ? new VipsOperation("thumbnail_image").Set("in", inks ?? original)
                : new VipsOperation("thumbnail").Set("filename", allFrames ? source.Path + "[n=-1]" : source.Path))
            .Set("width", size.Width)
            .Set("height", size.Height)
            .Set("size", "force")
            .Set("no-rotate", true)
            .Set("fail-on", "error");
        // Without a profile the numbers are sRGB already; transforming them would darken the shadows.
        if (!original.NeedsColourTransform || inks is not null) return thumbnail.Image();
        // Renamed in libvips 8.16.
        return thumbnail.Set(thumbnail.Has("output-profile") ? "output-profile" : "export-profile", "srgb").Image();
    }

    /// <summary>Makes the pixels, and turns them as EXIF says.</summary>
    public static VipsImage Upright(VipsImage scaled)
    {
        if (!scaled.IsOrdinary)
        {
            throw new ImageRejectedException(ImageRejection.UnsupportedFormat,
                "The picture's samples are of an unusual kind that cannot be read here. Saved as JPEG, the picture can.");
        }

        if (scaled.Orientation == 1) return scaled.ToMemory();
        // Turning reads the picture out of order, which a decoder cannot do.
        using var pixels = scaled.ToMemory();
        using var turned = new VipsOperation("autorot").Set("in", pixels).Image();
        return turned.ToMemory();
    }

    private static VipsImage Open(SourceImage source, bool allFrames)
    {
        if (source.Header.Format == ImageFormat.Bmp) return BmpReader.Read(source);
        var operation = new VipsOperation(OperationFor(source.Header.Format)).Set("filename", source.Path).Set("access", "sequential").Set("fail-on", "error");
        return (allFrames ? operation.Set("n", -1) : operation).Image();
    }

    private static string OperationFor(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpegload",
        ImageFormat.Png => "pngload",
        ImageFormat.WebP => "webpload",
        ImageFormat.Gif => "gifload",
        ImageFormat.Tiff => "tiffload",
        ImageFormat.Avif or ImageFormat.Heic => "heifload",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
