using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Leaves no process behind when the AppHost dies without a chance to stop them (kill -9, a crash). A shell reads from a
/// pipe which processes run; the pipe ends with the AppHost, whatever ended it, and the shell kills what still runs.
/// PR_SET_PDEATHSIG would need no shell but belongs to the thread that forks, and threads of the pool come and go.
/// On Windows there is no guard: children of a killed AppHost have to be ended by hand.
/// </summary>
internal sealed class OrphanGuard : IDisposable
{
    private const string Script = """
        trap '' INT TERM HUP
        running=' '
        while read -r change pid; do
            case $change in
                +) running="$running$pid " ;;
                -) running="${running%% $pid *} ${running#* $pid }" ;;
            esac
        done
        for pid in $running; do kill -KILL "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null; done
        """;

    private readonly Lock _gate = new();
    private Process? _shell;
    private bool _disposed;

    public void Add(int processId) => Tell('+', processId);

    public void Remove(int processId) => Tell('-', processId);

    /// <summary>Ends the shell and, through it, whatever still runs.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _shell?.StandardInput.Close();
            _shell?.Dispose();
            _shell = null;
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true, UseShellExecute = false };
        return Process.Start(start) ?? throw new DistributedApplicationException("/bin/sh cannot be started.");
    }

    private void Tell(char change, int processId)
    {
        if (OperatingSystem.IsWindows())
            return;

        lock (_gate)
        {
            if (_disposed)
                return;

            _shell ??= Start();
            try
            {
                _shell.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{change} {processId}"));
                _shell.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody ended the shell. The next change starts another; it knows of later processes only.
                _shell.Dispose();
                _shell = null;
            }
        }
    }
}
