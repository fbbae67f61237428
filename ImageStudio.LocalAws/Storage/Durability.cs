using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Makes names durable: on Unix a new or renamed file survives a power failure only when its folder is flushed too.</summary>
internal static class Durability
{
    /// <summary>Flushes the entries of a folder; Windows journals them itself.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        if (folder < 0)
            throw new IOException($"The folder {path} cannot be opened.", new Win32Exception());
        try
        {
            if (FSync(folder) != 0)
                throw new IOException($"The folder {path} cannot be flushed to disk.", new Win32Exception());
        }
        finally
        {
            _ = Close(folder);
        }
    }

    /// <summary>Puts a finished file, flushed already, in the place of another in one step.</summary>
    public static void Replace(string source, string target)
    {
        File.Move(source, target, overwrite: true);
        FlushFolder(Path.GetDirectoryName(target)!);
    }

    // .NET opens no handles of folders on Unix.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
