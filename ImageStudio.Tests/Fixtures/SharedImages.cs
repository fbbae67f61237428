namespace ImageStudio.Tests.Fixtures;

/// <summary>Real and hostile pictures that live beside the repository; absent in a fresh clone.</summary>
internal static class SharedImages
{
    public static string? WhyNot { get; } = Directory.Exists(Folder) ? null : $"no pictures in {Folder} (IMAGESTUDIO_SHARED names another folder)";

    private static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("IMAGESTUDIO_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "images");

    public static string PathOf(string folder, string name) => Path.Combine(Folder, folder, name);

    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, folder)).Where(file => Path.GetExtension(file) != ".txt").Order(StringComparer.Ordinal)];
}

/// <summary>A test that needs the shared pictures; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedImagesFactAttribute : FactAttribute
{
    public SharedImagesFactAttribute() => Skip = SharedImages.WhyNot;
}

/// <summary>As <see cref="SharedImagesFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedImagesTheoryAttribute : TheoryAttribute
{
    public SharedImagesTheoryAttribute() => Skip = SharedImages.WhyNot;
}
