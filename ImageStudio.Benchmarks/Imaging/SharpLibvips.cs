namespace ImageStudio.Benchmarks.Imaging;

/// <summary>
/// The libvips inside sharp's package, under the names by which our engine looks for libvips: what remains between the two on
/// the same library is ours.
/// </summary>
internal static class SharpLibvips
{
    // One library holds all three.
    private static readonly string[] Names = ["libvips.so.42", "libgobject-2.0.so.0", "libglib-2.0.so.0"];

    /// <summary>A folder for the loader's search path; null where there is no such library: another system, or no sharp.</summary>
    /// <param name="packages">The folder node_modules that holds sharp.</param>
    public static string? FolderFor(string packages)
    {
        var images = Path.Combine(packages, "@img");
        if (!OperatingSystem.IsLinux() || !Directory.Exists(images)) return null;
        var library = Directory.EnumerateFiles(images, "libvips-cpp.so.*", SearchOption.AllDirectories).FirstOrDefault();
        if (library is null) return null;
        var folder = Directory.CreateTempSubdirectory("sharp-libvips-").FullName;
        foreach (var name in Names) File.CreateSymbolicLink(Path.Combine(folder, name), Path.GetFullPath(library));
        return folder;
    }
}
