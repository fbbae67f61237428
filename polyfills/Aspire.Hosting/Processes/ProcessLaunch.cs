using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>
/// How a process is started: where there is setsid (Linux) as the head of a session of its own. A Ctrl-C at the terminal
/// then reaches the AppHost alone, which stops the others in their order, and a process can be ended with all it started.
/// </summary>
internal sealed record ProcessLaunch(ProcessStartInfo StartInfo, bool IsGroup)
{
    private static readonly string? SetSid = OperatingSystem.IsLinux() ? Find("setsid", "/") : null;

    /// <exception cref="DistributedApplicationException">There is no such command.</exception>
    public static ProcessLaunch Of(ProcessSpec spec)
    {
        if (OperatingSystem.IsWindows())
            return new ProcessLaunch(InfoOf(spec.Command, spec.Arguments, spec), IsGroup: false);

        var command = Find(spec.Command, spec.WorkingDirectory)
            ?? throw new DistributedApplicationException($"'{spec.Command}' cannot be started: it is not there, or not on the PATH.");
        return SetSid is null
            ? new ProcessLaunch(InfoOf(command, spec.Arguments, spec), IsGroup: false)
            : new ProcessLaunch(InfoOf(SetSid, [command, .. spec.Arguments], spec), IsGroup: true);
    }

    private static string? Find(string command, string workingDirectory) =>
        (command.Contains('/') ? [workingDirectory] : (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .Select(folder => Path.GetFullPath(Path.Combine(folder, command), workingDirectory))
            .FirstOrDefault(File.Exists);

    private static ProcessStartInfo InfoOf(string command, IEnumerable<string> arguments, ProcessSpec spec)
    {
        var start = new ProcessStartInfo(command, arguments)
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
}
