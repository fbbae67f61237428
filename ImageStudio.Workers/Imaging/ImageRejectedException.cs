namespace ImageStudio.Workers.Imaging;

/// <summary>Why a picture can never become a rendition, however often it is tried.</summary>
public enum ImageRejection
{
    /// <summary>The content is something else: text, a document, an archive, nothing at all.</summary>
    NotAPicture,

    /// <summary>A picture, but of a kind that the engine does not read.</summary>
    UnsupportedFormat,

    /// <summary>The file ends too early or contradicts itself.</summary>
    Damaged,

    /// <summary>More bytes than <see cref="ImageLimits.MaxBytes"/>.</summary>
    TooManyBytes,

    /// <summary>More pixels, over all frames, than <see cref="ImageLimits.MaxMegapixels"/>.</summary>
    TooManyPixels,

    /// <summary>More frames than <see cref="ImageLimits.MaxFrames"/>.</summary>
    TooManyFrames,

    /// <summary>Decoding would take more memory than <see cref="ImageLimits.MaxMemoryMegabytes"/>.</summary>
    TooMuchMemory,

    /// <summary>Rendering took longer than <see cref="ImageLimits.MaxDuration"/>, or the file is made to take for ever.</summary>
    TooSlow,
}

/// <summary>
/// The picture cannot be rendered and trying again would not help. The message is a sentence for the person who took the
/// picture. Every other exception of an engine is a failure of ours, and worth another try.
/// </summary>
/// <param name="rejection">The kind of reason, for metrics.</param>
/// <param name="message">The sentence for people.</param>
/// <param name="innerException">What the decoder said, if it was the decoder.</param>
public sealed class ImageRejectedException(ImageRejection rejection, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The kind of reason.</summary>
    public ImageRejection Rejection { get; } = rejection;

    internal static ImageRejectedException Damaged(string how, Exception? cause = null) =>
        new(ImageRejection.Damaged, $"The file is damaged: {how}.", cause);
}
