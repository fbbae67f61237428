using System.Diagnostics;
using System.Globalization;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Peak resident memory of the system's processes, as Linux accounts it in <c>/proc/{pid}/status</c> (VmHWM).</summary>
internal static class ProcessMemory
{
    private const string ServiceName = "OTEL_SERVICE_NAME=";

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
        var command = Read(pid, "cmdline")?.Split('\0') ?? [];
        if (command.Any(IsAppHost)) return "apphost";
        return command.Any(IsOurs) ? Read(pid, "environ")?.Split('\0').FirstOrDefault(IsServiceName)?[ServiceName.Length..] : null;
    }

    private static bool IsOurs(string argument) => Path.GetFileName(argument).StartsWith("ImageStudio.", StringComparison.Ordinal);

    private static bool IsAppHost(string argument) => Path.GetFileName(argument) is "ImageStudio.AppHost" or "ImageStudio.AppHost.dll";

    private static bool IsServiceName(string variable) => variable.StartsWith(ServiceName, StringComparison.Ordinal);

    /// <summary>Peak of one process in MB; null where the system does not tell.</summary>
    public static double? PeakOf(int pid)
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
