using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>Writes what it was given, with a note of the recipe, after letting the test come in between.</summary>
internal sealed class FakeEngine : IImageEngine
{
    private int _renders;

    public string Name => "fake";

    public string Version => "1";

    /// <summary>Called while a picture is rendered.</summary>
    public Action During { get; set; } = () => { };

    public int Renders => _renders;

    public bool Reads(ImageFormat format) => true;

    public EncodedImage Render(SourceImage source, string destination, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _renders);
        During();
        File.WriteAllText(destination, $"{recipe.Rendition.Name} {recipe.Filter} {Convert.ToHexStringLower(File.ReadAllBytes(source.Path))}");
        return new EncodedImage(ImageFormat.Gif, 3, 2);
    }
}
