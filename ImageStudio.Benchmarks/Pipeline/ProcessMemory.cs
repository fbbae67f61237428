using System.Diagnostics;
using System.Globalization;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Peak resident memory of the system's processes, as Linux accounts it in <c>/proc/{pid}/status</c> (VmHWM).</summary>
internal static class ProcessMemory
{
    /// <summary>Service name and peak in MB of every process of ours but this one; empty on other systems.</summary>
    public static IReadOnlyList<(string Service, double Megabytes)> Peaks()
    {
        if (!OperatingSystem.IsLinux()) return [];
        return [.. Process.GetProcesses()
            .Where(process => process.Id != Environment.ProcessId)
            .Select(process => (Service: ServiceOf(process.Id), Peak: PeakOf(process.Id)))
            .Where(each => each is { Service: not null, Peak: not null })
            .Select(each => (each.Service!, each.Peak!.Value))
            .OrderBy(each => each.Item1, StringComparer.Ordinal)];
    }

    // Aspire tells every service its name; the AppHost has none and is known by its assembly.
    private static string? ServiceOf(int pid)
    {
        var command = Read(pid, "cmdline");
        if (command is null || !command.Contains("ImageStudio.", StringComparison.Ordinal) || !command.StartsWith("dotnet", StringComparison.Ordinal) && !command.Contains("/dotnet", StringComparison.Ordinal) && !command.Contains("/ImageStudio.", StringComparison.Ordinal)) return null;
        if (command.Contains("ImageStudio.AppHost", StringComparison.Ordinal)) return "apphost";
        return Read(pid, "environ")?.Split('\0').FirstOrDefault(entry => entry.StartsWith("OTEL_SERVICE_NAME=", StringComparison.Ordinal))?["OTEL_SERVICE_NAME=".Length..];
    }

    private static double? PeakOf(int pid)
    {
        var line = Read(pid, "status")?.Split('\n').FirstOrDefault(entry => entry.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? null : double.Parse(line.AsSpan(6, line.Length - 9), NumberStyles.Any, CultureInfo.InvariantCulture) / 1024;
    }

    private static string? Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or not ours to look at.
            return null;
        }
    }
}
