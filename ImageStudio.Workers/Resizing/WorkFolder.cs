namespace ImageStudio.Workers.Resizing;

/// <summary>A directory of this process for pictures on their way through the engine; after a crash it is the system's to clean.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly Lazy<string> _path = new(() => Directory.CreateTempSubdirectory("imagestudio-").FullName);

    /// <summary>Names of files that do not exist yet; what is made under them goes when they are disposed.</summary>
    public WorkFiles NewFiles() => new(Path.Combine(_path.Value, Guid.NewGuid().ToString("N")));

    public void Dispose()
    {
        if (!_path.IsValueCreated) return;
        try
        {
            Directory.Delete(_path.Value, recursive: true);
        }
        catch (IOException)
        {
            // Work that was abandoned still writes: the system cleans up after the process.
        }
    }
}

/// <summary>Files of one rendition.</summary>
internal sealed class WorkFiles(string name) : IDisposable
{
    public string Source { get; } = $"{name}.source";

    public string Rendition { get; } = $"{name}.rendition";

    public void Dispose()
    {
        File.Delete(Source);
        File.Delete(Rendition);
    }
}
