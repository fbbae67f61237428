namespace ImageStudio.Benchmarks;

/// <summary>The folder of the solution that this program was built in.</summary>
internal static class Repository
{
    /// <summary>Its full path; empty where the program was moved elsewhere.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ImageStudio.sln")))
                return folder.FullName;
        return "";
    }
}
