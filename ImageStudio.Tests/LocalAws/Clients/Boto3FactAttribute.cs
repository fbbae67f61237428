using System.Diagnostics;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Clients;

/// <summary>A fact that needs Python with boto3; skipped, and says so, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Boto3FactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        if (Tool.Find("python3") is not { } python)
            return false;
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import boto3"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    public Boto3FactAttribute() => Skip = Installed.Value ? null : "python3 with boto3 is not installed";
}
