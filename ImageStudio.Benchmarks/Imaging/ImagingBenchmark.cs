using System.Globalization;
using System.Text;

namespace ImageStudio.Benchmarks.Imaging;

/// <summary>One photo to four sizes by every contender, taking turns, so that a busy moment hits all of them.</summary>
internal static class ImagingBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly (int Width, int Height)[] Boxes = [(320, 320), (640, 640), (1280, 1280), (720, 588)];

    public static async Task<int> RunAsync(string[] settings)
    {
        if (!CommandLineOptions.TryRead<ImagingBenchmarkOptions>(settings, out var options)) return 2;

        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        var absent = new List<string>();
        var contenders = Contenders.Find(options, absent);
        var table = new StringBuilder("| box | who | JPEG | median | fastest | ratio | peak memory | file |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var box in Boxes) table.Append(await MeasureAsync(contenders, box, options, deadline.Token));
        foreach (var reason in absent) table.Append(CultureInfo.InvariantCulture, $"\nNot measured: {reason}.\n");
        Console.Write(table);
        if (options.Report.Length > 0) await File.WriteAllTextAsync(options.Report, table.ToString(), deadline.Token);
        return 0;
    }

    private static async Task<string> MeasureAsync(IReadOnlyList<Contender> contenders, (int Width, int Height) box, ImagingBenchmarkOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("imagestudio-").FullName;
        var running = new List<RunningContender>();
        try
        {
            foreach (var contender in contenders) running.Add(contender.Start(Path.GetFullPath(options.Photo), Path.Combine(folder, $"{running.Count}.jpg"), box));
            for (var round = -options.WarmUp; round < options.Rounds; round++)
            {
                foreach (var each in running) await each.RenderAsync(counts: round >= 0, cancellationToken);
            }

            return Rows(running, box, folder);
        }
        finally
        {
            foreach (var each in running) each.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    // libvips is read against sharp, ImageSharp's engine against its own library.
    private static string Rows(List<RunningContender> running, (int Width, int Height) box, string folder)
    {
        var rows = new StringBuilder();
        for (var i = 0; i < running.Count; i++)
        {
            var (name, progressive) = (running[i].Contender.Name, running[i].Contender.Progressive);
            var peer = name == Contenders.ImageSharp ? Contenders.ImageSharpDirect : Contenders.Sharp;
            var reference = running.Find(each => each.Contender.Name == peer);
            var ratio = reference is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{running[i].Median / reference.Median:0.00} of {peer}");
            rows.Append(CultureInfo.InvariantCulture, $"| {box.Width}x{box.Height} | {name} | {(progressive ? "progressive" : "baseline")} | {running[i].Median:0.0} ms | {running[i].Fastest:0.0} ms | {ratio} | {running[i].PeakMegabytes:0} MB | {new FileInfo(Path.Combine(folder, $"{i}.jpg")).Length / 1000} KB |\n");
        }

        return rows.ToString();
    }
}
