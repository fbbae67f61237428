using System.Diagnostics;

namespace ImageStudio.Benchmarks.Pipeline.Systems;

/// <summary>A process of the system under measurement: it ends with the measurement, and its last lines explain a failure.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int TailLines = 20;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Queue<string> _tail = new();
    private readonly Process _process;

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    public static ChildProcess Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ChildProcess(start);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its last lines.</exception>
    public static async Task RunAsync(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        await using var process = Start(file, arguments, environment);
        await process._process.WaitForExitAsync(cancellationToken);
        if (process._process.ExitCode != 0) throw process.Failure();
    }

    /// <summary>Waits until <paramref name="url"/> answers well.</summary>
    /// <exception cref="InvalidOperationException">The process ended before.</exception>
    public async Task WaitUntilHealthyAsync(Uri url, CancellationToken cancellationToken)
    {
        while (!await HealthCheck.IsHealthyAsync(url, cancellationToken))
        {
            ThrowIfEnded();
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }

    /// <exception cref="InvalidOperationException">The process has ended; the message has its last lines.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited) throw Failure();
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            if (_process.HasExited) return;
            if (!OperatingSystem.IsWindows()) Process.Start("kill", ["-TERM", $"{_process.Id}"]).Dispose();
            using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    private InvalidOperationException Failure()
    {
        lock (_tail) return new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, _tail)}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (_tail)
        {
            _tail.Enqueue(line.Data);
            if (_tail.Count > TailLines) _tail.Dequeue();
        }
    }
}
