using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Browser;

/// <summary>A test in a real Chromium; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public BrowserFactAttribute() => Skip = Executable is null ? $"no browser on the PATH: {string.Join(", ", Names)}" : null;

    /// <summary>Path of the browser, or nothing.</summary>
    public static string? Executable { get; } = Names.Select(Tool.Find).FirstOrDefault(path => path is not null);
}
