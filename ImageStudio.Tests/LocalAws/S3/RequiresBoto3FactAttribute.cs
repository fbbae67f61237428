using System.Diagnostics;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.S3;

/// <summary>A fact that needs Python with boto3; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresBoto3FactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(Look);

    public RequiresBoto3FactAttribute() => Skip = Missing.Value;

    private static string? Look()
    {
        if (Tool.Find("python3") is not { } python)
            return "not on the PATH: python3";
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import boto3"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "python3 has no boto3";
    }
}
