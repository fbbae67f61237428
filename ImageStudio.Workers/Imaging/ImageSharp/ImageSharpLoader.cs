using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>From file to an upright picture of the right size.</summary>
internal static class ImageSharpLoader
{
    public static (Image<Rgba32> Image, RenditionGeometry Geometry) LoadScaled(
        Configuration configuration, SourceImage source, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        using var file = new CancellableStream(File.OpenRead(source.Path), cancellationToken);
        var format = source.Header.Format;
        var plain = new DecoderOptions { Configuration = configuration, MaxFrames = recipe.KeepsFrames(format) ? (uint)source.Header.Frames : 1 };
        var info = Image.Identify(plain, file);
        file.Position = 0;

        var turned = Orientation(info.Metadata.ExifProfile) >= 5;
        var geometry = RenditionGeometry.Of(
            turned ? info.Height : info.Width, turned ? info.Width : info.Height, recipe.Rendition, recipe.OutputFormat(format, hasAlpha: false));
        var size = turned ? new Size(geometry.Height, geometry.Width) : new Size(geometry.Width, geometry.Height);

        var image = format == ImageFormat.Jpeg ? LoadJpeg(configuration, file, info, size) : Image.Load<Rgba32>(plain, file);
        try
        {
            if (image.Size != size) image.Mutate(picture => picture.Resize(size, KnownResamplers.Lanczos3, compand: false));
            TurnUpright(image);
            return (image, geometry);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    // The decoder shrinks by 2, 4 or 8 while it turns coefficients into pixels: less work, less memory. Its last row and
    // column then stand for pixels beyond the edge; kept, they would move the whole picture by up to a pixel.
    private static Image<Rgba32> LoadJpeg(Configuration configuration, Stream file, ImageInfo info, Size size)
    {
        var general = new DecoderOptions { Configuration = configuration, TargetSize = size };
        var image = JpegDecoder.Instance.Decode<Rgba32>(new JpegDecoderOptions { GeneralOptions = general, ResizeMode = JpegDecoderResizeMode.IdctOnly }, file);
        var shrink = (int)Math.Round((double)info.Width / image.Width);
        var whole = new Size(Math.Max(size.Width, info.Width / shrink), Math.Max(size.Height, info.Height / shrink));
        if (whole.Width < image.Width || whole.Height < image.Height) image.Mutate(picture => picture.Crop(Math.Min(whole.Width, image.Width), Math.Min(whole.Height, image.Height)));
        return image;
    }

    private static void TurnUpright(Image<Rgba32> image)
    {
        var profile = image.Metadata.ExifProfile ?? image.Frames.RootFrame.Metadata.ExifProfile;
        if (Orientation(profile) == 1) return;
        image.Metadata.ExifProfile = profile;
        image.Mutate(picture => picture.AutoOrient());
    }

    private static int Orientation(ExifProfile? profile) =>
        profile is not null && profile.TryGetValue(ExifTag.Orientation, out var value) && value.Value is >= 1 and <= 8 ? value.Value : 1;
}
