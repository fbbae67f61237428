using System.Globalization;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Tests.Workers.Imaging;

/// <summary>
/// This assembly as a program: renders in a process of its own, which the system gives no more memory than the test says
/// (RLIMIT_DATA: all private writable memory, of libvips as of the runtime).
/// </summary>
internal static class RendererProcess
{
    /// <summary>Why there can be no ceiling here, or null.</summary>
    public static string? WhyNot { get; } = !OperatingSystem.IsLinux() ? "only Linux limits the memory of a process so"
        : Tool.Find("prlimit") is null ? "not on the PATH: prlimit"
        : null;

    /// <summary>Runs one of the commands of <see cref="Main"/>.</summary>
    public static Task<Tool.Outcome> RunAsync(int megabytes, params string[] command)
    {
        var environment = new Dictionary<string, string>
        {
            // Both would otherwise be sized by the machine and not by the ceiling.
            ["DOTNET_GCHeapHardLimit"] = $"0x{(long)megabytes * 1_000_000:X}",
            ["DOTNET_DefaultStackSize"] = "100000",
        };
        string[] arguments = [$"--data={(long)megabytes * 1_000_000}", Tool.Find("dotnet") ?? "dotnet", typeof(RendererProcess).Assembly.Location, .. command];
        return Tool.RunAsync("prlimit", arguments, environment);
    }

    private static async Task<int> Main(string[] command)
    {
        switch (command)
        {
            case ["render", var engine, var box, .. var files]:
                await RenderAsync(engine, int.Parse(box, CultureInfo.InvariantCulture), files);
                break;
            case ["fuzz", var engine, var seed, var files, var seconds]:
                var fuzzer = new Fuzzer(engine, int.Parse(seed, CultureInfo.InvariantCulture));
                await fuzzer.RunAsync(int.Parse(files, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture) is > 0 and var limit ? limit : null);
                Console.WriteLine($"{fuzzer.Done} {fuzzer.Rejected} files done and rejected, {await PeakAsync()}");
                break;
            default:
                return 2;
        }

        return 0;
    }

    private static async Task RenderAsync(string engine, int box, string[] files)
    {
        using var studio = new Studio(engine);
        foreach (var file in files)
        {
            try
            {
                await studio.RenderAsync(file, Studio.Box(box, box));
                Console.WriteLine($"{Path.GetFileName(file)}: done");
            }
            catch (ImageRejectedException e)
            {
                Console.WriteLine($"{Path.GetFileName(file)}: {e.Message}");
            }
        }

        Console.WriteLine(await PeakAsync());
    }

    private static async Task<string> PeakAsync() =>
        (await File.ReadAllLinesAsync("/proc/self/status")).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Replace("\t", "", StringComparison.Ordinal);
}
