namespace ImageStudio.Tests.Fixtures;

/// <summary>Files of the working copy that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>ImageStudio.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The CloudFormation template that every target is provisioned from.</summary>
    public static string Template => PathOf("ImageStudio.AppHost", "image-studio.template.json");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ImageStudio.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"no ImageStudio.sln above {AppContext.BaseDirectory}");
    }
}
