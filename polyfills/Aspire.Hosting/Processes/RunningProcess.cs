using Aspire.Hosting.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>A process of a resource from its start to its end, with the lines that it wrote last.</summary>
internal sealed class RunningProcess : IDisposable
{
    private const int KeptLines = 5;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lastLines = new();
    private readonly Action<string, bool> _writeLine;
    private readonly ChildProcess _process;
    private Task _ended = Task.CompletedTask;

    public RunningProcess(ProcessSpec spec, Action<string, bool> writeLine, OrphanGuard guard, TimeProvider time)
    {
        _writeLine = writeLine;
        _process = ChildProcess.Start(spec, Write, guard, time);
    }

    public int Id => _process.Id;

    /// <summary>Whether the host wants the process to end; otherwise it ended by itself, or somebody else ended it.</summary>
    public bool IsAskedToStop { get; private set; }

    /// <summary>Without colours and other control sequences.</summary>
    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (_gate) return [.. _lastLines];
        }
    }

    /// <summary>Calls back with the exit code once the process has ended and its last line is read.</summary>
    public void Watch(Func<int, Task> ended) => _ended = WatchAsync(ended);

    /// <summary>Returns when what follows the end has been done, too.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        IsAskedToStop = true;
        await _process.StopAsync(grace);
        await _ended;
    }

    public void Dispose() => _process.Dispose();

    private async Task WatchAsync(Func<int, Task> ended) => await ended(await _process.Exited);

    private void Write(string line, bool isError)
    {
        lock (_gate)
        {
            if (_lastLines.Count == KeptLines) _lastLines.Dequeue();
            _lastLines.Enqueue(TerminalText.Plain(line));
        }

        _writeLine(line, isError);
    }
}
