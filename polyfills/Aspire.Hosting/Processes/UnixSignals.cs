using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>.NET can kill a process, but neither ask it to end nor reach a process group. A negative id is a group: kill(2).</summary>
internal static partial class UnixSignals
{
    private const int Sigkill = 9;
    private const int Sigterm = 15;

    /// <summary>False where there are no signals (Windows) or no such process.</summary>
    public static bool Terminate(int processId) => Send(processId, Sigterm);

    /// <inheritdoc cref="Terminate"/>
    public static bool Kill(int processId) => Send(processId, Sigkill);

    private static bool Send(int processId, int signal) => !OperatingSystem.IsWindows() && KillCore(processId, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int KillCore(int processId, int signal);
}
