using System.Diagnostics;
using ImageStudio.Workers.Imaging;

namespace ImageStudio.Benchmarks.Imaging;

/// <summary>Who takes part on this machine, and why others do not.</summary>
internal static partial class Contenders
{
    /// <summary>Name of the libvips engine in the table.</summary>
    public const string Vips = "libvips engine";

    /// <summary>Name of the same engine on the library that sharp brings, which is newer than most systems'.</summary>
    public const string VipsOfSharp = "libvips engine, sharp's libvips";

    /// <summary>Name of the peer that it is compared with.</summary>
    public const string Sharp = "sharp";

    /// <summary>Name of the managed engine in the table.</summary>
    public const string ImageSharp = "ImageSharp engine";

    /// <summary>Name of its library used directly.</summary>
    public const string ImageSharpDirect = "ImageSharp, direct";

    public static IReadOnlyList<Contender> Find(ImagingBenchmarkOptions options, List<string> absent)
    {
        var found = new List<Contender>();
        foreach (var choice in (ImageEngineChoice[])[ImageEngineChoice.Vips, ImageEngineChoice.ImageSharp])
        {
            if (WhyNot(choice) is { } reason) absent.Add(reason);
            else found.Add(Ours(choice == ImageEngineChoice.Vips ? Vips : ImageSharp, choice == ImageEngineChoice.Vips, choice.ToString()));
        }

        if (found.Exists(contender => contender.Name == ImageSharp)) found.Add(Ours(ImageSharpDirect, progressive: false, "direct"));
        var packages = Path.Combine(options.SharpFolder, "node_modules");
        if (found.Exists(contender => contender.Name == Vips) && SharpLibvips.FolderFor(packages) is { } library)
        {
            found.Add(Ours(VipsOfSharp, progressive: true, nameof(ImageEngineChoice.Vips)) with { Variable = ("LD_LIBRARY_PATH", library) });
        }

        var nodePath = ("NODE_PATH", packages);
        Add(new Contender(Sharp, true, "node", [Peer("sharp.cjs")], nodePath), ["-e", "require('sharp')"]);
        Add(new Contender("sharp, baseline", false, "node", [Peer("sharp.cjs"), "baseline"], nodePath), ["-e", "require('sharp')"]);
        Add(new Contender("Pillow", true, options.Python, [Peer("pillow.py")]), ["-c", "import PIL"]);
        return found;

        void Add(Contender peer, string[] check)
        {
            if (Works(peer, check)) found.Add(peer);
            else absent.Add($"{peer.Name}: {peer.Program} or its package is not there (--SharpFolder, --Python)");
        }
    }

    private static Contender Ours(string name, bool progressive, string kind) =>
        new(name, progressive, Environment.ProcessPath!, [.. Entry(), "imaging-contender", kind]);

    // Started by the dotnet command, the process is that command and needs to be told the assembly.
    private static string[] Entry() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Contenders).Assembly.Location] : [];

    private static string Peer(string file) => Path.Combine(AppContext.BaseDirectory, "Imaging", "Peers", file);

    private static string? WhyNot(ImageEngineChoice choice)
    {
        try
        {
            ImageEngines.Choose(choice, new ImageLimits());
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static bool Works(Contender peer, string[] check)
    {
        var start = new ProcessStartInfo(peer.Program, check) { RedirectStandardError = true };
        if (peer.Variable is var (name, value)) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
