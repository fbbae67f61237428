namespace ImageStudio.Workers.Imaging;

/// <summary>The limits of <see cref="ImageLimits"/> as checks, with the sentence for each. Usable before a download, too.</summary>
public static class ImageLimitChecks
{
    /// <summary>Checks the size of a file, which S3 tells before anything is downloaded.</summary>
    /// <param name="bytes">Size in bytes.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="ImageRejectedException">The file is empty or too large.</exception>
    public static void CheckBytes(long bytes, ImageLimits limits)
    {
        if (bytes == 0) throw new ImageRejectedException(ImageRejection.NotAPicture, "The file is empty.");
        if (bytes <= limits.MaxBytes) return;

        throw new ImageRejectedException(ImageRejection.TooManyBytes,
            $"The file has {ByteCount.Text(bytes)}; the limit is {ByteCount.Text(limits.MaxBytes)}.");
    }

    /// <summary>Checks what the header announces.</summary>
    /// <param name="header">The header.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="ImageRejectedException">A limit is exceeded.</exception>
    internal static void CheckHeader(ImageHeader header, ImageLimits limits)
    {
        CheckSize(header);
        if (header.Pixels > limits.MaxMegapixels * 1e6)
        {
            throw new ImageRejectedException(ImageRejection.TooManyPixels, Text(
                $"The picture has {Megapixels(header.Pixels)} megapixels{InFrames(header)}; the limit is {limits.MaxMegapixels:#,0.###}."));
        }

        if (header.Frames > limits.MaxFrames)
        {
            throw new ImageRejectedException(ImageRejection.TooManyFrames,
                Text($"The animation has {header.Frames:#,0} frames; the limit is {limits.MaxFrames:#,0}."));
        }

        if (header.Scans > limits.MaxScans)
        {
            throw new ImageRejectedException(ImageRejection.TooSlow,
                Text($"The JPEG is built of {header.Scans:#,0} passes over the picture, as no camera does; the limit is {limits.MaxScans:#,0}."));
        }

        var memory = header.Pixels * header.BytesPerPixel;
        if (memory > limits.MaxMemoryMegabytes * 1_000_000L)
        {
            throw new ImageRejectedException(ImageRejection.TooMuchMemory,
                Text($"The picture would need {ByteCount.Text(memory)} of memory; the limit is {limits.MaxMemoryMegabytes:#,0} MB."));
        }
    }

    private static void CheckSize(ImageHeader header)
    {
        if (header.Width < 1 || header.Height < 1) throw ImageRejectedException.Damaged("its picture has no width or no height");
    }

    private static string InFrames(ImageHeader header) =>
        header.Frames > 1 ? Text($" ({header.Frames:#,0} frames of {header.Width:#,0} x {header.Height:#,0})") : "";

    // Near a limit, a rounded figure would read "has 50 megapixels; the limit is 50".
    private static string Megapixels(long pixels) => pixels >= 100_000_000 ? Text($"{pixels / 1e6:#,0}") : Text($"{pixels / 1e6:#,0.###}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
