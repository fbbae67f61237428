namespace ImageStudio.Workers.Resizing;

/// <summary>Files of one rendition on their way through the engine, in a directory of this process.</summary>
internal sealed class WorkFiles : IDisposable
{
    private static readonly Lazy<string> Folder = new(() => Directory.CreateTempSubdirectory("imagestudio-").FullName);

    private readonly string _name = Path.Combine(Folder.Value, Guid.NewGuid().ToString("N"));

    public string Source => $"{_name}.source";

    public string Rendition => $"{_name}.rendition";

    public void Dispose()
    {
        File.Delete(Source);
        File.Delete(Rendition);
    }

    /// <summary>Removes the directory when the process ends in order; after a crash it is the system's to clean.</summary>
    public static void RemoveFolder()
    {
        if (Folder.IsValueCreated && Directory.Exists(Folder.Value)) Directory.Delete(Folder.Value, recursive: true);
    }
}
