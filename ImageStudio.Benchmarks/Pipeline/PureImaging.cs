using ImageStudio.Contracts;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Options;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>The three renditions from file to file, as the workers make them, with one photo per core under way.</summary>
internal static class PureImaging
{
    public static async Task<ImagingFigures> MeasureAsync(PipelineOptions options, CancellationToken cancellationToken)
    {
        var limits = new ImageLimits();
        var renderer = new ImageRenderer(ImageEngines.Choose(ImageEngineChoice.Auto, limits), Options.Create(limits), TimeProvider.System);
        var folder = Directory.CreateTempSubdirectory("imagestudio-benchmark-");
        try
        {
            await RenderAsync(renderer, options, folder.FullName, Environment.ProcessorCount * 2, cancellationToken);
            var time = TimeProvider.System;
            var start = time.GetTimestamp();
            await RenderAsync(renderer, options, folder.FullName, options.Count, cancellationToken);
            var duration = time.GetElapsedTime(start);
            return new ImagingFigures(renderer.Engine.Name, options.Count / duration.TotalSeconds, duration * Environment.ProcessorCount / options.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task RenderAsync(ImageRenderer renderer, PipelineOptions options, string folder, int photos, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, photos, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (photo, token) =>
        {
            foreach (var rendition in Rendition.Defaults)
                await renderer.RenderAsync(options.Photo, Path.Combine(folder, $"{photo}-{rendition.Name}"), new RenditionRecipe(rendition, ImageFilter.None), token);
        });
}
