using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Architecture;

/// <summary>A hand-written source file.</summary>
/// <param name="Name">Path below the repository's root, with forward slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Name, string Text)
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts", ".local"];

    /// <summary>The C# files below a folder of the repository.</summary>
    public static IEnumerable<SourceFile> Below(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(name => !name.Split('/').Intersect(Generated).Any())
            .Select(name => new SourceFile(name, File.ReadAllText(Repository.PathOf(name))));
}
