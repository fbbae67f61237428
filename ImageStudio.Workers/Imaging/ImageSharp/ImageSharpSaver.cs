using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>Encodes, without any metadata. JPEG comes out baseline: this library writes no progressive ones.</summary>
internal static class ImageSharpSaver
{
    public static EncodedImage Save(Image<Rgba32> image, string path, ImageFormat format, int quality, bool transparent)
    {
        if (format == ImageFormat.Jpeg && transparent) image.Mutate(picture => picture.BackgroundColor(Color.White));
        StripMetadata(image);
        using var file = File.Create(path);
        image.Save(file, Encoder(format, quality, transparent));
        return new EncodedImage(format, image.Width, image.Height);
    }

    private static ImageEncoder Encoder(ImageFormat format, int quality, bool transparent) => format switch
    {
        ImageFormat.Jpeg => new JpegEncoder { Quality = quality, SkipMetadata = true },
        ImageFormat.WebP => new WebpEncoder { Quality = quality, FileFormat = WebpFileFormatType.Lossy, SkipMetadata = true },
        ImageFormat.Gif => new GifEncoder { SkipMetadata = true },
        // Said explicitly, since the encoder would otherwise repeat the source's palette or depth.
        _ => new PngEncoder { ColorType = transparent ? PngColorType.RgbWithAlpha : PngColorType.Rgb, BitDepth = PngBitDepth.Bit8, SkipMetadata = true },
    };

    // Some encoders write profiles whatever SkipMetadata says.
    private static void StripMetadata(Image<Rgba32> image)
    {
        var metadata = image.Metadata;
        (metadata.ExifProfile, metadata.IccProfile, metadata.XmpProfile, metadata.IptcProfile, metadata.CicpProfile) = (null, null, null, null, null);
        foreach (var frame in image.Frames)
        {
            var own = frame.Metadata;
            (own.ExifProfile, own.IccProfile, own.XmpProfile, own.IptcProfile, own.CicpProfile) = (null, null, null, null, null);
        }
    }
}
