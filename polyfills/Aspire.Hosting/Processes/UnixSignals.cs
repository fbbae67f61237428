using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>.NET can kill a process but not ask it to end.</summary>
internal static partial class UnixSignals
{
    private const int Sigterm = 15;

    /// <summary>False where there are no signals (Windows) or no such process.</summary>
    public static bool Terminate(int processId) => !OperatingSystem.IsWindows() && Kill(processId, Sigterm) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
