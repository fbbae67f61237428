using System.ComponentModel;
using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>A running process of a resource, with whatever it starts itself; its lines go to the resource's log.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>How long the pipes of an ended process may stay open, because something it started holds them.</summary>
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly bool _isGroup;
    private readonly OrphanGuard _guard;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, bool isGroup, OrphanGuard guard, TimeProvider time)
    {
        _process = process;
        _isGroup = isGroup;
        _guard = guard;
        _time = time;
        Id = process.Id;
        process.Exited += (_, _) => _ended.TrySetResult();
        process.EnableRaisingEvents = true;
        Exited = WaitForExitAsync();
    }

    public int Id { get; }

    /// <summary>The exit code, once the process has ended and its last line is read.</summary>
    public Task<int> Exited { get; }

    /// <exception cref="DistributedApplicationException">The command cannot be started; the message says which and why.</exception>
    public static ChildProcess Start(ProcessSpec spec, Action<string, bool> writeLine, OrphanGuard guard, TimeProvider time)
    {
        var launch = ProcessLaunch.Of(spec);
        var process = new Process { StartInfo = launch.StartInfo };
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
        return new ChildProcess(process, launch.IsGroup, guard, time);

        void Forward(string? line, bool isError)
        {
            if (line is not null)
                writeLine(line, isError);
        }
    }

    /// <summary>Asks the process to end and ends it with everything it started when it has not done so within <paramref name="grace"/>.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (_ended.Task.IsCompleted || !UnixSignals.Terminate(Target) || !await EndsWithinAsync(grace))
            Kill();
        await Exited;
    }

    public void Dispose()
    {
        if (!Exited.IsCompleted)
            Kill();
        _process.Dispose();
    }

    /// <summary>A negative id means the process group, see kill(2).</summary>
    private int Target => _isGroup ? -Id : Id;

    private async Task<bool> EndsWithinAsync(TimeSpan grace)
    {
        try
        {
            await _ended.Task.WaitAsync(grace, _time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<int> WaitForExitAsync()
    {
        await _ended.Task;
        if (_isGroup)
            UnixSignals.Kill(Target);
        try
        {
            await _process.WaitForExitAsync().WaitAsync(LastLines, _time);
        }
        catch (TimeoutException)
        {
            // The process is gone; whoever holds its pipes does not belong to it any more.
        }

        _guard.Remove(Id);
        return _process.ExitCode;
    }

    private void Kill()
    {
        if (_isGroup && UnixSignals.Kill(Target))
            return;

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
