using System.Globalization;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>
/// Mutated files end as done or as rejected, never otherwise, within a ceiling of memory. Short by default;
/// <c>IMAGESTUDIO_FUZZ_SECONDS</c> makes it run as long as wanted, <c>IMAGESTUDIO_FUZZ_SEED</c> repeats a run.
/// </summary>
public sealed class ImageFuzzTests
{
    private const int FilesOfAShortRun = 150;

    public static TheoryData<string> Engines => Studio.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Mutated_files_are_rendered_or_rejected(string engine)
    {
        var seed = Setting("IMAGESTUDIO_FUZZ_SEED") ?? 20240;
        var seconds = Setting("IMAGESTUDIO_FUZZ_SECONDS");
        if (RendererProcess.WhyNot is not null)
        {
            var fuzzer = new Fuzzer(engine, seed);
            await fuzzer.RunAsync(FilesOfAShortRun, seconds);
            Check(fuzzer.Done, fuzzer.Rejected);
            return;
        }

        var outcome = await RendererProcess.RunAsync(MemoryCeilingTests.Ceiling, "fuzz", engine, Text(seed), Text(FilesOfAShortRun), Text(seconds ?? 0));
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var counts = outcome.Output.Split(' ', 3);
        Check(int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    private static void Check(int done, int rejected) =>
        Assert.True(done > 0 && rejected > 0, $"{done} done and {rejected} rejected: the mutations are too weak or too strong");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
