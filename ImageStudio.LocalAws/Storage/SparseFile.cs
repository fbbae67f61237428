using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Files with holes, which take no room on the disk.</summary>
internal static class SparseFile
{
    /// <summary>What file systems give back is a multiple of this, in bytes.</summary>
    private const int PageSize = 4096;

    private const int KeepSize = 1;
    private const int Punch = 2;

    /// <summary>
    /// Gives a stretch of a file back to the file system, which takes whole pages of it. Where the system cannot (anything
    /// but Linux, and some of its file systems) nothing happens: room is a matter of economy, not of correctness.
    /// </summary>
    public static void PunchHole(SafeFileHandle file, long start, long length)
    {
        var firstPage = (start + PageSize - 1) / PageSize;
        if ((firstPage + 1) * PageSize <= start + length && OperatingSystem.IsLinux())
            _ = Allocate(file, Punch | KeepSize, start, length);
    }

    [DllImport("libc", EntryPoint = "fallocate")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Allocate(SafeFileHandle file, int mode, long start, long length);
}
