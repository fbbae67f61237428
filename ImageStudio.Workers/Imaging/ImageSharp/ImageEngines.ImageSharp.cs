using ImageStudio.Workers.Imaging.ImageSharp;

namespace ImageStudio.Workers.Imaging;

public static partial class ImageEngines
{
    static partial void AddImageSharp(ImageLimits limits, ref Candidate candidate) =>
        candidate = new Candidate(ImageEngineChoice.ImageSharp, () => (new ImageSharpEngine(limits), null));
}
