namespace ImageStudio.Workers.Imaging;

/// <summary>
/// Decodes, turns upright, resizes, converts to sRGB, filters and encodes. Both engines give the same result within a
/// tolerance. They are called by <see cref="ImageRenderer"/>, after it has checked the limits.
/// </summary>
public interface IImageEngine
{
    /// <summary>Short name, as in the setting <c>Imaging:Engine</c> and in the metadata of renditions.</summary>
    string Name { get; }

    /// <summary>Version of the library.</summary>
    string Version { get; }

    /// <summary>Whether this engine, as it is installed here, decodes the format.</summary>
    bool Reads(ImageFormat format);

    /// <summary>Renders on the calling thread; returns when the file is written.</summary>
    /// <param name="source">The picture, on disk: decoders read only the parts they need, and no array of its size is made.</param>
    /// <param name="destination">File to write or overwrite.</param>
    /// <param name="recipe">What is to be made.</param>
    /// <param name="cancellationToken">Stops decoding at the next strip of the picture.</param>
    /// <returns>Encoding, width and height (of one frame) of what was written.</returns>
    /// <exception cref="ImageRejectedException">The picture is damaged or of a kind that cannot be decoded.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    EncodedImage Render(SourceImage source, string destination, RenditionRecipe recipe, CancellationToken cancellationToken);
}

/// <summary>A picture on disk whose header has been read and found to be within the limits.</summary>
/// <param name="Path">Where it is; the name says nothing about its content.</param>
/// <param name="Header">What its header says.</param>
public sealed record SourceImage(string Path, ImageHeader Header);

/// <summary>What an engine wrote.</summary>
/// <param name="Format">Encoding.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels, of one frame.</param>
public readonly record struct EncodedImage(ImageFormat Format, int Width, int Height);
