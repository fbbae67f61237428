using ImageStudio.Contracts;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>Cuts the rendition out of a picture that covers the box.</summary>
internal static class ImageSharpCrop
{
    public static void Apply(Image<Rgba32> image, RenditionGeometry geometry, RenditionFit fit)
    {
        if (!geometry.Crops) return;

        var (left, top) = fit == RenditionFit.CropAttention
            ? AttentionCrop.Find(ImageSharpPixels.FirstFrame(image), bands: 4, geometry)
            : ((geometry.Width - geometry.CropWidth) / 2, (geometry.Height - geometry.CropHeight) / 2);
        image.Mutate(picture => picture.Crop(new Rectangle(left, top, geometry.CropWidth, geometry.CropHeight)));
    }
}
