using SixLabors.ImageSharp.Memory;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>Turns what a decoder throws into a sentence for people.</summary>
internal static class ImageSharpRejections
{
    /// <summary>
    /// Runs a decoder. Besides its own exceptions a hostile file may provoke any other (an index out of range, an
    /// overflow); it would do so every time, so they reject the picture too. What the machine lacks is no fault of it.
    /// </summary>
    public static T Guard<T>(SourceImage source, Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (InvalidMemoryOperationException e)
        {
            throw new ImageRejectedException(ImageRejection.TooMuchMemory, "The picture needs more memory to decode than the limit allows.", e);
        }
        catch (OutOfMemoryException e) when (source.Header.Format == ImageFormat.WebP)
        {
            // Code tables of lossless WebP are arrays beside the allocator and its limit; a file of a few bytes can ask for gigabytes.
            throw new ImageRejectedException(ImageRejection.TooMuchMemory, "The picture needs more memory to decode than the limit allows.", e);
        }
        catch (EndOfStreamException e)
        {
            throw ImageRejectedException.Damaged("it ends in the middle of the picture", e);
        }
        catch (NotSupportedException e)
        {
            throw new ImageRejectedException(ImageRejection.UnsupportedFormat,
                $"This kind of {source.Header.Format.DisplayName()} cannot be read here. Saved as JPEG, the picture can.", e);
        }
        catch (Exception e) when (e is not (ImageRejectedException or OperationCanceledException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw ImageRejectedException.Damaged($"it cannot be decoded as {source.Header.Format.DisplayName()}", e);
        }
    }
}
