using System.ComponentModel;
using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>A running process of a resource; its lines go to the resource's log.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly OrphanGuard _guard;
    private readonly TimeProvider _time;

    private ChildProcess(Process process, OrphanGuard guard, TimeProvider time)
    {
        _process = process;
        _guard = guard;
        _time = time;
        Id = process.Id;
        Exited = WaitForExitAsync();
    }

    public int Id { get; }

    /// <summary>The exit code, once the process has ended and its last line is read.</summary>
    public Task<int> Exited { get; }

    /// <exception cref="DistributedApplicationException">The command cannot be started; the message says which and why.</exception>
    public static ChildProcess Start(ProcessSpec spec, Action<string, bool> writeLine, OrphanGuard guard, TimeProvider time)
    {
        var process = new Process { StartInfo = StartInfo(spec) };
        process.OutputDataReceived += (_, e) => Forward(e.Data, isError: false);
        process.ErrorDataReceived += (_, e) => Forward(e.Data, isError: true);
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            process.Dispose();
            throw new DistributedApplicationException($"'{spec.Command}' cannot be started in '{spec.WorkingDirectory}': {e.Message}", e);
        }

        guard.Add(process.Id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process, guard, time);

        void Forward(string? line, bool isError)
        {
            if (line is not null)
                writeLine(line, isError);
        }
    }

    /// <summary>Asks the process to end and ends it with everything it started when it has not done so within <paramref name="grace"/>.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (Exited.IsCompleted)
            return;

        if (UnixSignals.Terminate(Id))
        {
            try
            {
                await Exited.WaitAsync(grace, _time);
                return;
            }
            catch (TimeoutException)
            {
                // It had its time.
            }
        }

        Kill();
        await Exited;
    }

    public void Dispose()
    {
        if (!Exited.IsCompleted)
            Kill();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(ProcessSpec spec)
    {
        var start = new ProcessStartInfo(spec.Command, spec.Arguments)
        {
            WorkingDirectory = spec.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        return start;
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        _guard.Remove(Id);
        return _process.ExitCode;
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Ended meanwhile.
        }
    }
}
