namespace ImageStudio.Workers.Imaging;

/// <summary>A finished rendition and what it was made of.</summary>
/// <param name="Format">Encoding.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels; of one frame where there are several.</param>
/// <param name="Bytes">Size of the encoded file in bytes.</param>
/// <param name="Source">What the source was.</param>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Duration">Time from decoding to encoding.</param>
public sealed record RenderedImage(
    ImageFormat Format, int Width, int Height, long Bytes, ImageHeader Source, string Engine, TimeSpan Duration)
{
    /// <summary>Media type of the encoded file.</summary>
    public string ContentType => Format.ContentType();
}
