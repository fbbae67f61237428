namespace ImageStudio.Workers.Imaging;

/// <summary>What a file's header says of its picture, before anything is decoded.</summary>
/// <param name="Format">Encoding, by content.</param>
/// <param name="Width">Width in pixels as stored, before orientation is applied.</param>
/// <param name="Height">Height in pixels as stored, of one frame.</param>
/// <param name="Frames">Number of frames, 1 for a still.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height, int Frames = 1)
{
    /// <summary>Pixels of all frames together.</summary>
    public long Pixels => (long)Width * Height * Frames;

    /// <summary>Bytes of memory per pixel while decoding, at most: the pixels themselves and what the decoder keeps beside them.</summary>
    public int BytesPerPixel { get; init; } = 4;

    /// <summary>Scans of a JPEG, each of which goes over the whole picture; 1 for everything else.</summary>
    public int Scans { get; init; } = 1;
}
