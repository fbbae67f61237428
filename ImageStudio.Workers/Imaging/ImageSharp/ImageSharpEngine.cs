using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace ImageStudio.Workers.Imaging.ImageSharp;

/// <summary>SixLabors.ImageSharp: managed code only, so it runs where no native library can be installed.</summary>
internal sealed class ImageSharpEngine : IImageEngine
{
    // Buffers kept between pictures; the rest goes back to the system.
    private const int PooledMegabytes = 64;

    private readonly Configuration _configuration;

    public ImageSharpEngine(ImageLimits limits)
    {
        _configuration = new Configuration(
            new JpegConfigurationModule(), new PngConfigurationModule(), new WebpConfigurationModule(),
            new GifConfigurationModule(), new TiffConfigurationModule(), new BmpConfigurationModule())
        {
            // One thread a picture, as in the other engine.
            MaxDegreeOfParallelism = 1,
            MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
            {
                AllocationLimitMegabytes = limits.MaxMemoryMegabytes,
                MaximumPoolSizeMegabytes = PooledMegabytes,
            }),
        };
    }

    public string Name => "imagesharp";

    public string Version { get; } = typeof(Image).Assembly.GetName().Version!.ToString(3);

    public bool Reads(ImageFormat format) => format is not (ImageFormat.Avif or ImageFormat.Heic);

    public EncodedImage Render(SourceImage source, string destination, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var picture = ImageSharpRejections.Guard(source, () => Decode(source, recipe, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        ImageSharpFilters.Apply(picture, recipe.Filter);

        var transparent = ImageSharpPixels.AnyTransparent(picture);
        return ImageSharpSaver.Save(picture, destination, recipe.OutputFormat(source.Header.Format, transparent), recipe.Rendition.Quality, transparent);
    }

    private Image<Rgba32> Decode(SourceImage source, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        var (image, geometry) = ImageSharpLoader.LoadScaled(_configuration, source, recipe, cancellationToken);
        try
        {
            IccTransform.ToSrgb(image);
            ImageSharpCrop.Apply(image, geometry, recipe.Rendition.Fit);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }
}
