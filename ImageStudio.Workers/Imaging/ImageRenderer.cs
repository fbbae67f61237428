using System.Globalization;
using ImageStudio.Workers.Imaging.Probing;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Imaging;

/// <summary>Makes renditions: reads the header, checks the limits, and only then lets the engine decode.</summary>
/// <param name="engine">The engine that <c>Imaging:Engine</c> chose.</param>
/// <param name="limits">What a picture may cost.</param>
/// <param name="time">Clock of the time limit.</param>
public sealed class ImageRenderer(IImageEngine engine, IOptions<ImageLimits> limits, TimeProvider time)
{
    private readonly ImageLimits _limits = limits.Value;

    /// <summary>The engine in use.</summary>
    public IImageEngine Engine => engine;

    /// <summary>Renders one picture on a thread of the pool.</summary>
    /// <param name="sourcePath">The upload as a file on disk, under a name of our own.</param>
    /// <param name="destinationPath">File to write or overwrite; what it holds after a failure is to be thrown away.</param>
    /// <param name="recipe">What is to be made.</param>
    /// <param name="cancellationToken">Stops decoding.</param>
    /// <exception cref="ImageRejectedException">The file can never become a rendition; the message tells a person why.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public async Task<RenderedImage> RenderAsync(
        string sourcePath, string destinationPath, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limits.MaxDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await Task.Run(() => Render(sourcePath, destinationPath, recipe, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ImageRejectedException(ImageRejection.TooSlow, string.Create(
                CultureInfo.InvariantCulture, $"The picture takes longer than {_limits.MaxDuration.TotalSeconds:0.#} seconds to process."));
        }
    }

    private RenderedImage Render(string sourcePath, string destinationPath, RenditionRecipe recipe, CancellationToken cancellationToken)
    {
        var header = ReadHeader(sourcePath);
        var start = time.GetTimestamp();
        var encoded = engine.Render(new SourceImage(sourcePath, header), destinationPath, recipe, cancellationToken);
        return new RenderedImage(
            encoded.Format, encoded.Width, encoded.Height, new FileInfo(destinationPath).Length, header, engine.Name, time.GetElapsedTime(start));
    }

    private ImageHeader ReadHeader(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        ImageLimitChecks.CheckBytes(file.Length, _limits);
        var header = ImageProbe.Read(file);
        ImageLimitChecks.CheckHeader(header, _limits);
        if (engine.Reads(header.Format)) return header;

        throw new ImageRejectedException(ImageRejection.UnsupportedFormat,
            $"{header.Format.DisplayName()} pictures cannot be read here. Saved as JPEG, this one can.");
    }
}
