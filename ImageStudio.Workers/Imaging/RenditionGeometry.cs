using ImageStudio.Contracts;

namespace ImageStudio.Workers.Imaging;

/// <summary>Size to scale to, and size to cut from that; both in pixels of the upright picture.</summary>
/// <param name="Width">Width after scaling.</param>
/// <param name="Height">Height after scaling.</param>
/// <param name="CropWidth">Width of the rendition.</param>
/// <param name="CropHeight">Height of the rendition.</param>
internal readonly record struct RenditionGeometry(int Width, int Height, int CropWidth, int CropHeight)
{
    // WebP stores 14 bits per side; the other encodings hold more than the largest box.
    private const int MaxWebPSide = 16383;

    public bool Crops => Width != CropWidth || Height != CropHeight;

    /// <summary>The one place where sizes are computed, so that both engines agree to the pixel. Never enlarges.</summary>
    public static RenditionGeometry Of(int width, int height, Rendition rendition, ImageFormat output)
    {
        var most = output == ImageFormat.WebP ? MaxWebPSide : int.MaxValue;
        if (rendition.Scale is { } share)
        {
            var allowed = Math.Min(share, Math.Min((double)most / width, (double)most / height));
            return Whole(Scaled(width, allowed), Scaled(height, allowed));
        }

        var (boxWidth, boxHeight) = (Math.Min(rendition.Width, most), Math.Min(rendition.Height, most));
        var (byWidth, byHeight) = ((double)boxWidth / width, (double)boxHeight / height);

        if (rendition.Fit == RenditionFit.Fill)
        {
            return Whole(Math.Min(width, boxWidth), Math.Min(height, boxHeight));
        }

        if (rendition.Fit == RenditionFit.Fit)
        {
            var scale = Math.Min(1, Math.Min(byWidth, byHeight));
            return Whole(Scaled(width, scale), Scaled(height, scale));
        }

        var covering = Math.Min(1, Math.Max(byWidth, byHeight));
        var (scaledWidth, scaledHeight) = (Scaled(width, covering), Scaled(height, covering));
        return new RenditionGeometry(scaledWidth, scaledHeight, Math.Min(scaledWidth, boxWidth), Math.Min(scaledHeight, boxHeight));
    }

    private static RenditionGeometry Whole(int width, int height) => new(width, height, width, height);

    private static int Scaled(int length, double scale) => Math.Max(1, (int)Math.Round(length * scale, MidpointRounding.AwayFromZero));
}
