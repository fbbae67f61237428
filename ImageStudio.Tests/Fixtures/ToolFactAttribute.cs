namespace ImageStudio.Tests.Fixtures;

/// <summary>A test that needs a program on the PATH; skipped, with the reason, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools)
    {
        Tools = tools;
        var missing = tools.Where(tool => Find(tool) is null).ToList();
        if (missing.Count > 0)
            Skip = $"not installed: {string.Join(", ", missing)}";
    }

    public IReadOnlyList<string> Tools { get; }

    private static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
}
