using System.Globalization;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>Files made to use up memory are handled in a process that has little.</summary>
public sealed class MemoryCeilingTests : IDisposable
{
    /// <summary>Megabytes for the runtime, the test's own pictures and one picture of somebody else.</summary>
    internal const int Ceiling = 700;

    private readonly string _folder = Directory.CreateTempSubdirectory("imagestudio-").FullName;

    public static TheoryData<string> Engines => Studio.Engines;

    [MemoryCeilingTheory, MemberData(nameof(Engines))]
    public async Task Hostile_files_end_as_done_or_rejected_within_the_ceiling(string engine)
    {
        string[] files = [.. Bombs(), .. SharedImages.WhyNot is null ? SharedImages.In("hostile") : []];
        var outcome = await RendererProcess.RunAsync(Ceiling, ["render", engine, "320", .. files]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());

        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files.Length + 1, lines.Length);
        Assert.All(lines[..^1], line => Assert.Matches(@": (done|[A-Z].*\.)$", line));
        var peak = int.Parse(lines[^1].Split(':', 'k')[1], CultureInfo.InvariantCulture) / 1000;
        Assert.InRange(peak, 20, Ceiling);
    }

    [MemoryCeilingTheory, MemberData(nameof(Engines))]
    public async Task A_process_below_the_need_of_a_picture_fails_so_the_ceiling_is_real(string engine)
    {
        const int side = 6000;
        var large = FileOf("large.png", PngWriter.WithHeader(side, side, new byte[(side * 3 + 1) * side]));
        var outcome = await RendererProcess.RunAsync(150, "render", engine, "16000", large);
        Assert.DoesNotContain("large.png: done", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<string> Bombs()
    {
        var bomb = PngWriter.Deflate(new byte[60_000_000]);
        byte[] profile = [(byte)'p', 0, 0, .. bomb], text = [(byte)'t', 0, 0, .. bomb], unicode = [(byte)'u', 0, 1, 0, 0, 0, .. bomb];
        yield return Png("profile.png", ("iCCP", profile));
        yield return Png("texts.png", [.. Enumerable.Repeat(("zTXt", text), 16)]);
        yield return Png("unicode.png", [.. Enumerable.Repeat(("iTXt", unicode), 16)]);
        yield return Png("exif.png", ("eXIf", new byte[4_000_000]));

        var jpeg = TestPictures.Jpeg(64, 64);
        yield return Jpeg("exif.jpg", jpeg, 0xE1, "Exif\0\0"u8, 40);
        yield return Jpeg("profile.jpg", jpeg, 0xE2, "ICC_PROFILE\0"u8, 40);
        yield return Jpeg("segments.jpg", jpeg, 0xED, "Photoshop 3.0\0"u8, 370);
    }

    private string Png(string name, params (string, byte[])[] chunks) => FileOf(name, PngWriter.WithHeader(8, 8, new byte[8 * 25], chunks));

    // Segments of full length; of 370 the limit on bytes lets through no more.
    private string Jpeg(string name, byte[] picture, byte marker, ReadOnlySpan<byte> start, int segments)
    {
        using var file = new MemoryStream();
        file.Write(picture.AsSpan(0, 2));
        for (var i = 0; i < segments; i++)
        {
            file.Write([0xFF, marker, 0xFF, 0xFF]);
            file.Write(start);
            file.Write(new byte[65_533 - start.Length]);
        }

        file.Write(picture.AsSpan(2));
        return FileOf(name, file.ToArray());
    }

    private string FileOf(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}

/// <summary>A test that limits the memory of a process; skipped, with the reason, where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MemoryCeilingTheoryAttribute : TheoryAttribute
{
    public MemoryCeilingTheoryAttribute() => Skip = RendererProcess.WhyNot;
}
