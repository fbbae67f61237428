using System.Globalization;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>
/// Mutated files end as done or as rejected, never otherwise. Short by default; <c>IMAGESTUDIO_FUZZ_SECONDS</c> makes it run
/// as long as wanted, <c>IMAGESTUDIO_FUZZ_SEED</c> repeats a run.
/// </summary>
public sealed class ImageFuzzTests
{
    private const int FilesOfAShortRun = 150;

    public static TheoryData<string> Engines => Studio.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Mutated_files_are_rendered_or_rejected(string engine)
    {
        using var studio = new Studio(engine);
        var seed = Setting("IMAGESTUDIO_FUZZ_SEED") ?? 20240;
        var seconds = Setting("IMAGESTUDIO_FUZZ_SECONDS");
        var (random, sources, start) = (new Random(seed), Sources(), TimeProvider.System.GetTimestamp());
        var (done, rejected) = (0, 0);
        while (seconds is null ? done + rejected < FilesOfAShortRun : TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var file = Mutated(sources[random.Next(sources.Count)], random);
            try
            {
                await studio.RenderAsync(file, Studio.Box(50, 50, random.Next(2) == 0 ? RenditionFit.Fit : RenditionFit.CropAttention));
                done++;
            }
            catch (ImageRejectedException)
            {
                rejected++;
            }
            catch (Exception e)
            {
                Assert.Fail($"file {done + rejected} of seed {seed}: {e}");
            }
        }

        Assert.True(done > 0 && rejected > 0, $"{done} done and {rejected} rejected: the mutations are too weak or too strong");
    }

    private static List<byte[]> Sources()
    {
        List<byte[]> made =
        [
            TestPictures.Jpeg(64, 48, 6, IccProfiles.AdobeRgb()), TestPictures.Png(64, 48, alpha: true), TestPictures.GreyPng16(64, 8),
            TestPictures.Bmp(40, 30), TestPictures.Tiff(40, 30), TestPictures.Gif(40, 30, 3),
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

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
