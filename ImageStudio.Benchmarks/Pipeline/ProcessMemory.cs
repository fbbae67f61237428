using System.Diagnostics;
using System.Globalization;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Resident memory of the processes that run from this repository, as Linux accounts it in <c>/proc/{pid}/status</c>.</summary>
internal static class ProcessMemory
{
    private const string ServiceName = "OTEL_SERVICE_NAME=";

    /// <summary>Service name and peak in MB of every process of ours but this one; empty on other systems.</summary>
    public static IReadOnlyList<(string Service, double Megabytes)> Peaks() => Each(PeakOf);

    /// <summary>The same at this moment.</summary>
    public static IReadOnlyList<(string Service, double Megabytes)> Now() => Each(NowOf);

    /// <summary>Peak of one process in MB; null where the system does not tell.</summary>
    public static double? PeakOf(int pid) => Value(pid, "VmHWM:");

    /// <summary>Resident memory of one process at this moment in MB; null where the system does not tell.</summary>
    public static double? NowOf(int pid) => Value(pid, "VmRSS:");

    private static IReadOnlyList<(string Service, double Megabytes)> Each(Func<int, double?> measure)
    {
        if (!OperatingSystem.IsLinux()) return [];
        return [.. Process.GetProcesses()
            .Where(process => process.Id != Environment.ProcessId)
            .Select(process => (Service: ServiceOf(process.Id), Value: measure(process.Id)))
            .Where(each => each is { Service: not null, Value: not null })
            .Select(each => (each.Service!, each.Value!.Value))
            .OrderBy(each => each.Item1, StringComparer.Ordinal)];
    }

    // Aspire tells every service its name; the AppHost has none and is known by its assembly.
    private static string? ServiceOf(int pid)
    {
        var command = Read(pid, "cmdline")?.Split('\0') ?? [];
        if (command.Any(IsAppHost)) return IsFromHere(pid) ? "apphost" : null;
        return command.Any(IsOurs) ? Read(pid, "environ")?.Split('\0').FirstOrDefault(IsServiceName)?[ServiceName.Length..] : null;
    }

    // The AppHost is started by a path relative to the repository, the others by a full one.
    private static bool IsFromHere(int pid) => Directory.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == Repository.Root;

    private static bool IsOurs(string argument) =>
        Path.GetFileName(argument).StartsWith("ImageStudio.", StringComparison.Ordinal) && argument.StartsWith(Repository.Root, StringComparison.Ordinal);

    private static bool IsAppHost(string argument) => Path.GetFileName(argument) is "ImageStudio.AppHost" or "ImageStudio.AppHost.dll";

    private static bool IsServiceName(string variable) => variable.StartsWith(ServiceName, StringComparison.Ordinal);

    private static double? Value(int pid, string name)
    {
        var line = Read(pid, "status")?.Split('\n').FirstOrDefault(entry => entry.StartsWith(name, StringComparison.Ordinal));
        return line is null ? null : double.Parse(line.AsSpan(name.Length, line.Length - name.Length - 3), NumberStyles.Any, CultureInfo.InvariantCulture) / 1024;
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
