using System.Diagnostics;

namespace ImageStudio.AppHost.Smoke;

/// <summary>Prints a line per hop with the milliseconds since the upload began (or, before that, since the process was started).</summary>
internal sealed class SmokeReport(TimeProvider time)
{
    private DateTimeOffset _start = Process.GetCurrentProcess().StartTime;

    /// <summary>Times count from here.</summary>
    public void Start() => _start = time.GetUtcNow();

    public void Hop(string where, string what) => Print($"{Elapsed,8:N0} ms  {where,-10} {what}");

    public void Fail(string reason) => Print($"{Elapsed,8:N0} ms  FAILED     {reason}");

    public void Conclude(bool complete) => Print(complete ? $"The picture came through in {Elapsed:N0} ms." : "The picture did not come through.");

    private double Elapsed => (time.GetUtcNow() - _start).TotalMilliseconds;

    private static void Print(string line) => Console.Out.WriteLine(line);
}
