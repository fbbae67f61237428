using System.Diagnostics;
using System.Globalization;
using ImageStudio.Benchmarks.Pipeline;

namespace ImageStudio.Benchmarks.Imaging;

/// <summary>Somebody who resizes: a program that is started with photo, output file, width and height of the box, and
/// renders once for each line it is sent, answering with the milliseconds that it measured.</summary>
/// <param name="Name">How the table calls it.</param>
/// <param name="Progressive">Whether it writes progressive JPEG; the others write baseline.</param>
/// <param name="Program">What to start.</param>
/// <param name="Arguments">What comes before photo, output and box.</param>
/// <param name="Variable">An environment variable that tells where its libraries are, for those that do not find them alone.</param>
internal sealed record Contender(string Name, bool Progressive, string Program, string[] Arguments, (string Name, string Value)? Variable = null)
{
    public RunningContender Start(string photo, string output, (int Width, int Height) box)
    {
        string[] all = [.. Arguments, photo, output, box.Width.ToString(CultureInfo.InvariantCulture), box.Height.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(Program, all) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // One thread each, whoever listens to which of these.
        (start.Environment["VIPS_CONCURRENCY"], start.Environment["OMP_NUM_THREADS"]) = ("1", "1");
        if (Variable is var (name, value)) start.Environment[name] = value;
        return new RunningContender(this, Process.Start(start) ?? throw new InvalidOperationException($"{Program} does not start."));
    }
}

/// <summary>A contender at work.</summary>
internal sealed class RunningContender(Contender contender, Process process) : IDisposable
{
    private readonly List<double> _milliseconds = [];

    public Contender Contender => contender;

    public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

    public double Fastest => _milliseconds.Min();

    /// <summary>Peak resident memory in MB; null where the system does not account it.</summary>
    public double? PeakMegabytes { get; private set; }

    public async Task RenderAsync(bool counts, CancellationToken cancellationToken)
    {
        await process.StandardInput.WriteLineAsync("again".AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        var answer = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (!double.TryParse(answer, CultureInfo.InvariantCulture, out var milliseconds)) throw new InvalidOperationException($"{contender.Name} answers '{answer}'.");
        if (counts) _milliseconds.Add(milliseconds);
        PeakMegabytes = ProcessMemory.PeakOf(process.Id);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
