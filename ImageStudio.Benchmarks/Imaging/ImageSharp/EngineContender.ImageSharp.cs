using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageStudio.Benchmarks.Imaging;

internal static partial class EngineContender
{
    // As its documentation has it: a target size for the decoder, which shrinks and resizes, and one thread.
    static partial void AddDirect(string photo, string output, int width, int height, ref Func<Task>? render)
    {
        var configuration = Configuration.Default.Clone();
        configuration.MaxDegreeOfParallelism = 1;
        var box = new Size(width, height);
        var decoding = new DecoderOptions { Configuration = configuration, TargetSize = box, Sampler = KnownResamplers.Lanczos3, SkipMetadata = true };
        var encoder = new JpegEncoder { Quality = Quality };
        render = () =>
        {
            using var image = Image.Load<Rgb24>(decoding, photo);
            image.Mutate(picture => picture.Resize(new ResizeOptions { Size = box, Mode = ResizeMode.Max, Sampler = KnownResamplers.Lanczos3 }));
            image.Save(output, encoder);
            return Task.CompletedTask;
        };
    }
}
