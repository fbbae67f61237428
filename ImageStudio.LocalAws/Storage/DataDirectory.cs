using System.Globalization;

namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// The folder that holds everything durable, owned by one process at a time: two writers in one journal would destroy it.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    /// <summary>Makes the folder where it is absent and takes it.</summary>
    /// <exception cref="InvalidOperationException">Another process has it; the message names the process.</exception>
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        // Objects and messages are the developer's own: nobody else on the machine has business in there.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _lock = Take();
        File.WriteAllText(OwnerFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    // The lock file itself cannot be read while it is locked, so the owner's id is beside it.
    private string OwnerFile => System.IO.Path.Combine(Path, "lock.pid");

    public void Dispose() => _lock.Dispose();

    private FileStream Take()
    {
        try
        {
            // The operating system gives the lock back when the process ends, however it ends.
            return new FileStream(System.IO.Path.Combine(Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            var owner = File.Exists(OwnerFile) ? File.ReadAllText(OwnerFile) : "unknown";
            throw new InvalidOperationException(
                $"The data directory {Path} is in use by another LocalAws, process {owner}. Stop that one, or set LocalAws:DataDirectory to a folder of its own.", e);
        }
    }
}
