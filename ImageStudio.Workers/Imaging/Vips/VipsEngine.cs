namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>libvips: shrinks while it decodes and works in strips, so a picture never is in memory at full size unless its format demands it.</summary>
internal sealed class VipsEngine : IImageEngine
{
    /// <summary>Name of the engine.</summary>
    public const string EngineName = "vips";

    private readonly HashSet<ImageFormat> _formats;

    private VipsEngine() => _formats = [.. Enum.GetValues<ImageFormat>().Where(VipsLoader.IsInstalled)];

    public string Name => EngineName;

    public string Version { get; } = VipsLibrary.Version.ToString();

    /// <summary>The engine, or why it cannot be had here.</summary>
    public static (VipsEngine? Engine, string? WhyNot) TryCreate() =>
        VipsLibrary.WhyNot is { } fault ? (null, fault) : (new VipsEngine(), null);

    public bool Reads(ImageFormat format) => _formats.Contains(format);

    public EncodedImage Render(SourceImage source, string destination, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var picture = Decode(source, recipe, cancellationToken);
        try
        {
            using var finished = VipsFilters.Apply(picture, recipe.Filter);
            cancellationToken.ThrowIfCancellationRequested();
            return VipsSaver.Save(finished, destination, recipe.OutputFormat(source.Header.Format, picture.AnyTransparent()), recipe.Rendition.Quality);
        }
        catch (VipsException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // Everything that depends on the file's content happens here and ends with pixels in memory, so what fails later is not
    // the picture's fault.
    private static VipsImage Decode(SourceImage source, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        try
        {
            using var scaled = VipsLoader.LoadScaled(source, recipe, out var geometry);
            using var kill = cancellationToken.Register(scaled.Kill);
            using var upright = VipsLoader.Upright(scaled);
            return VipsCrop.Apply(upright, geometry, recipe.Rendition.Fit);
        }
        catch (VipsException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (VipsException e)
        {
            throw VipsRejections.Of(e, source);
        }
    }
}
