using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static ImageStudio.Workers.Imaging.Vips.VipsNative;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>Finds libvips on this machine and sets it up once for the process, locked down for pictures from strangers.</summary>
internal static unsafe class VipsLibrary
{
    // libvips 8.13 brought vips_block_untrusted_set: without it pictures of strangers are not safe.
    private static readonly Version Oldest = new(8, 13);

    // Class names of the loaders for the formats of ImageFormat; every other one is blocked. BMP is read by BmpReader, since
    // libvips would hand it to ImageMagick.
    private static readonly string[] Loaders =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif",
        "VipsForeignLoadTiff", "VipsForeignLoadHeif",
    ];

    private static readonly Lazy<string?> Fault = new(Start);

    /// <summary>Why libvips cannot be used here, or null.</summary>
    public static string? WhyNot => Fault.Value;

    /// <summary>Version of the library that is loaded.</summary>
    public static Version Version => new(vips_version(0), vips_version(1), vips_version(2));

    private static string? Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);
        try
        {
            if (vips_init("imagestudio") != 0) return $"libvips does not start: {VipsException.TakeError()}";
            if (Version < Oldest) return $"libvips {Version} is too old; {Oldest} or newer is needed";
        }
        catch (DllNotFoundException)
        {
            return "libvips is not installed";
        }
        catch (EntryPointNotFoundException e)
        {
            return $"libvips lacks a function: {e.Message}";
        }

        LockDown();
        return null;
    }

    private static void LockDown()
    {
        vips_block_untrusted_set(1);
        vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var loader in Loaders) vips_operation_block_set(loader, 0);
        // One thread a picture: throughput comes from several pictures at once, and no picture can take the machine.
        vips_concurrency_set(1);
        // No operation is ever repeated, so a cache would only hold memory and open files.
        vips_cache_set_max(0);
        // Warnings on standard error could be written by any hostile file; what matters comes back as an error.
        const int warning = 1 << 4, message = 1 << 5, info = 1 << 6, debug = 1 << 7;
        g_log_set_handler("VIPS", warning | message | info | debug, &Ignore, 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(nint domain, int level, nint message, nint data)
    {
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        foreach (var file in FileNames(name))
        {
            if (NativeLibrary.TryLoad(file, assembly, paths, out var library)) return library;
        }

        return 0;
    }

    private static string[] FileNames(string name) => name switch
    {
        VipsNative.Vips => Names("libvips.so.42", "libvips.42.dylib", "libvips-42.dll"),
        GObject => Names("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
        GLib => Names("libglib-2.0.so.0", "libglib-2.0.0.dylib", "libglib-2.0-0.dll"),
        _ => [],
    };

    // Homebrew's folders are not on the loader's path.
    private static string[] Names(string linux, string macOS, string windows) =>
        OperatingSystem.IsMacOS() ? [macOS, $"/opt/homebrew/lib/{macOS}", $"/usr/local/lib/{macOS}"]
        : OperatingSystem.IsWindows() ? [windows]
        : [linux];
}
