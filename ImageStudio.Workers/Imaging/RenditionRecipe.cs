using ImageStudio.Contracts;

namespace ImageStudio.Workers.Imaging;

/// <summary>What is to be made: the rendition's settings and the upload's filter.</summary>
/// <param name="Rendition">Box or scale, fit, format and quality.</param>
/// <param name="Filter">What happens to the colours.</param>
public sealed record RenditionRecipe(Rendition Rendition, ImageFilter Filter)
{
    /// <summary>The encoding for a source: see <see cref="RenditionFormat"/>.</summary>
    /// <param name="source">Encoding of the source.</param>
    /// <param name="hasAlpha">Whether the decoded picture has transparency.</param>
    internal ImageFormat OutputFormat(ImageFormat source, bool hasAlpha) => Rendition.Format switch
    {
        RenditionFormat.Jpeg => ImageFormat.Jpeg,
        RenditionFormat.Png => ImageFormat.Png,
        RenditionFormat.WebP => ImageFormat.WebP,
        _ when source is ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP or ImageFormat.Gif => source,
        _ => hasAlpha ? ImageFormat.Png : ImageFormat.Jpeg,
    };

    /// <summary>Whether the frames of such a source are all rendered, or only the first.</summary>
    internal bool KeepsFrames(ImageFormat source) => source.CanAnimate() && OutputFormat(source, hasAlpha: false).CanAnimate();
}
