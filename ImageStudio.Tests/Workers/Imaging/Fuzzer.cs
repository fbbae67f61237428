using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>Renders mutated pictures; the same seed gives the same files.</summary>
internal sealed class Fuzzer(string engine, int seed)
{
    public int Done { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Goes on until the number of files, or the seconds where there are any, are over.</summary>
    /// <exception cref="InvalidOperationException">A file ended otherwise than as done or rejected; the message says which.</exception>
    public async Task RunAsync(int files, int? seconds)
    {
        using var studio = new Studio(engine);
        var (random, sources, start) = (new Random(seed), Sources(), TimeProvider.System.GetTimestamp());
        while (seconds is null ? Done + Rejected < files : TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var file = Mutated(sources[random.Next(sources.Count)], random);
            try
            {
                await studio.RenderAsync(file, Studio.Box(50, 50, random.Next(2) == 0 ? RenditionFit.Fit : RenditionFit.CropAttention));
                Done++;
            }
            catch (ImageRejectedException e) when (e.Message.EndsWith('.'))
            {
                Rejected++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"file {Done + Rejected} of seed {seed}: {e}", e);
            }
        }
    }

    private static List<byte[]> Sources()
    {
        List<byte[]> made =
        [
            TestPictures.Jpeg(64, 48, 6, IccProfiles.AdobeRgb()), TestPictures.Png(64, 48, alpha: true), TestPictures.GreyPng16(64, 8),
            TestPictures.Bmp(40, 30), TestPictures.Tiff(40, 30), TestPictures.Gif(40, 30, 3),
            StoredPictures.Avif, StoredPictures.Heic, StoredPictures.CmykWithProfile,
        ];
        if (SharedImages.WhyNot is null) made.AddRange(SharedImages.In("formats").Select(File.ReadAllBytes));
        return made;
    }

    private static byte[] Mutated(byte[] source, Random random)
    {
        var (at, length) = (random.Next(source.Length), random.Next(1, 200));
        if (random.Next(5) == 0) return source[..at];
        if (random.Next(5) == 0) return [.. source[..at], .. source.Skip(at + length)];

        var file = source.ToArray();
        // Half of the time only where the headers are.
        var reach = random.Next(2) == 0 ? Math.Min(file.Length, 400) : file.Length;
        for (var changes = random.Next(1, 20); changes > 0; changes--)
        {
            file[random.Next(reach)] = (byte)(random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => random.Next(256) });
        }

        return file;
    }
}
