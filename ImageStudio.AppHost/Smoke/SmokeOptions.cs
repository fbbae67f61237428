namespace ImageStudio.AppHost.Smoke;

/// <summary>Settings of the smoke test, section <c>Smoke</c>; <c>./run --smoke [FILE]</c> sets them.</summary>
internal sealed class SmokeOptions
{
    public const string Section = "Smoke";

    /// <summary>Whether one picture is sent through the system, which then stops.</summary>
    public bool Enabled { get; set; }

    /// <summary>The picture; a made one where nothing is given.</summary>
    public string? File { get; set; }

    /// <summary>How long the whole run may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(90);
}
