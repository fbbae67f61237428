using System.Diagnostics;

namespace ImageStudio.Tests.Fixtures;

/// <summary>A fact that needs the AWS SDK for Python; skipped, with the reason, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Boto3FactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(() => Tool.Find("python3") is { } python && CanImport(python));

    public Boto3FactAttribute()
    {
        if (!Installed.Value) Skip = "not installed: boto3 for python3";
    }

    private static bool CanImport(string python)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import boto3"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
