using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>One engine with a folder to work in; pictures in, renditions and their pixels out.</summary>
internal sealed class Studio : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imagestudio-").FullName;
    private readonly ImageRenderer _renderer;
    private int _files;

    public Studio(string engine, ImageLimits? limits = null)
    {
        limits ??= new ImageLimits();
        Engine = ImageEngines.Choose(Enum.Parse<ImageEngineChoice>(engine), limits);
        _renderer = new ImageRenderer(Engine, Options.Create(limits), TimeProvider.System);
    }

    public IImageEngine Engine { get; }

    /// <summary>The engines that work on this machine; at least one has to.</summary>
    public static TheoryData<string> Engines => [.. Enum.GetNames<ImageEngineChoice>().Where(name => name != nameof(ImageEngineChoice.Auto) && WhyNot(name) is null)];

    public static string? WhyNot(string engine)
    {
        try
        {
            ImageEngines.Choose(Enum.Parse<ImageEngineChoice>(engine), new ImageLimits());
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    public static Rendition Box(int width, int height, RenditionFit fit = RenditionFit.Fit, RenditionFormat format = RenditionFormat.Source) =>
        new() { Name = "test", Prefix = "test", FileNamePrefix = "Test-", Width = width, Height = height, Fit = fit, Format = format };

    public async Task<Result> RenderAsync(byte[] source, Rendition rendition, ImageFilter filter = default)
    {
        var path = NextFile();
        await File.WriteAllBytesAsync(path, source);
        return await RenderAsync(path, rendition, filter);
    }

    public async Task<Result> RenderAsync(string source, Rendition rendition, ImageFilter filter = default)
    {
        var path = NextFile();
        var image = await _renderer.RenderAsync(source, path, new RenditionRecipe(rendition, filter), CancellationToken.None);
        return new Result(image, path);
    }

    /// <summary>The pixels of the rendition, losslessly.</summary>
    public async Task<Picture> PixelsAsync(byte[] source, Rendition rendition, ImageFilter filter = default) =>
        await PixelsAsync(await RenderAsync(source, rendition with { Format = RenditionFormat.Png }, filter));

    /// <summary>The pixels of a finished rendition; of an animation the first frame.</summary>
    public async Task<Picture> PixelsAsync(Result rendition)
    {
        if (rendition.Image.Format == ImageFormat.Png) return Picture.FromPng(await File.ReadAllBytesAsync(rendition.Path));
        var png = await RenderAsync(rendition.Path, Box(16384, 16384, format: RenditionFormat.Png));
        return Picture.FromPng(await File.ReadAllBytesAsync(png.Path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string NextFile() => Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}");

    internal sealed record Result(RenderedImage Image, string Path);
}
