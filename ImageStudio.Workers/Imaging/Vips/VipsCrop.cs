using ImageStudio.Contracts;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>Cuts the rendition out of a picture that covers the box.</summary>
internal static class VipsCrop
{
    /// <summary>A picture of the size to cut, in memory; of animations every frame is cut alike.</summary>
    public static VipsImage Apply(VipsImage picture, RenditionGeometry geometry, RenditionFit fit)
    {
        if (!geometry.Crops) return picture.ToMemory();

        var frame = geometry.Width * geometry.Height * picture.Bands;
        var (left, top) = fit == RenditionFit.CropAttention
            ? AttentionCrop.Find(picture.Pixels()[..frame], picture.Bands, geometry)
            : ((geometry.Width - geometry.CropWidth) / 2, (geometry.Height - geometry.CropHeight) / 2);
        var frames = picture.Height / geometry.Height;
        if (frames == 1) return Cut(picture, left, top, geometry.CropWidth, geometry.CropHeight);
        return CutFrames(picture, (left, top), frames, geometry);
    }

    private static VipsImage Cut(VipsImage picture, int left, int top, int width, int height)
    {
        using var cut = new VipsOperation("extract_area").Set("input", picture)
            .Set("left", left).Set("top", top).Set("width", width).Set("height", height).Image();
        return cut.ToMemory();
    }

    // The frames of an animation lie below each other; those rows that are kept move up.
    private static VipsImage CutFrames(VipsImage picture, (int Left, int Top) at, int frames, RenditionGeometry geometry)
    {
        var strip = Cut(picture, at.Left, 0, geometry.CropWidth, picture.Height);
        if (geometry.CropHeight == geometry.Height) return strip;
        using (strip)
        {
            var rows = strip.Pixels();
            var rowLength = strip.Width * strip.Bands;
            var frameLength = geometry.CropHeight * rowLength;
            for (var frame = 0; frame < frames; frame++)
            {
                rows.Slice((frame * geometry.Height + at.Top) * rowLength, frameLength).CopyTo(rows[(frame * frameLength)..]);
            }

            var cut = Cut(strip, 0, 0, strip.Width, frames * geometry.CropHeight);
            cut.SetPageHeight(geometry.CropHeight);
            return cut;
        }
    }
}
