using System.Globalization;
using ImageStudio.Contracts;
using ImageStudio.Workers.Imaging;
using Microsoft.Extensions.Options;

namespace ImageStudio.Benchmarks.Imaging;

/// <summary>An engine as a contender: all that a worker does with a file on disk, checks of the limits included.</summary>
internal static partial class EngineContender
{
    private const int Quality = 80;

    public static async Task<int> RunAsync(string kind, string photo, string output, int width, int height)
    {
        var render = kind == "direct" ? Direct(photo, output, width, height) : Engine(Enum.Parse<ImageEngineChoice>(kind), photo, output, width, height);
        while (await Console.In.ReadLineAsync() is not null)
        {
            var start = TimeProvider.System.GetTimestamp();
            await render();
            Console.WriteLine(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static Func<Task> Engine(ImageEngineChoice choice, string photo, string output, int width, int height)
    {
        var limits = new ImageLimits();
        var renderer = new ImageRenderer(ImageEngines.Choose(choice, limits), Options.Create(limits), TimeProvider.System);
        var rendition = new Rendition { Name = "benchmark", Prefix = "benchmark", FileNamePrefix = "", Width = width, Height = height, Format = RenditionFormat.Jpeg, Quality = Quality };
        return () => renderer.RenderAsync(photo, output, new RenditionRecipe(rendition, default), CancellationToken.None);
    }

    private static Func<Task> Direct(string photo, string output, int width, int height)
    {
        Func<Task>? render = null;
        AddDirect(photo, output, width, height, ref render);
        return render ?? throw new InvalidOperationException("This build is without the package SixLabors.ImageSharp.");
    }

    // Implemented in the folder ImageSharp, which the project file leaves out where the package is not there.
    static partial void AddDirect(string photo, string output, int width, int height, ref Func<Task>? render);
}
