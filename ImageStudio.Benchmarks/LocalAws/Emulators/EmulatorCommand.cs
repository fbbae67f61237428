namespace ImageStudio.Benchmarks.LocalAws.Emulators;

/// <summary>How an emulator is started on a port with its state in a folder.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record EmulatorCommand(string Name, string File, IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>LocalAws as it is built, a flush to disk before each acknowledgement.</summary>
    public static EmulatorCommand LocalAws(int port, string data) => new(
        "LocalAws",
        Path.Combine(Repository.Root, "artifacts", "bin", "ImageStudio.LocalAws", Configuration, "ImageStudio.LocalAws"),
        ["--urls", $"http://127.0.0.1:{port}", $"--LocalAws:DataDirectory={data}"]);

    /// <summary>fauxqs with its SQLite store, which commits each change to disk before it answers.</summary>
    public static EmulatorCommand Fauxqs(string folder, int port, string data) => new(
        "fauxqs",
        Path.Combine(folder, "node_modules", ".bin", "node"),
        ["--no-warnings", Path.Combine(folder, "node_modules", "fauxqs", "dist", "server.js")])
    {
        Environment = new Dictionary<string, string>
        {
            ["FAUXQS_PORT"] = $"{port}",
            ["FAUXQS_HOST"] = "127.0.0.1",
            ["FAUXQS_LOGGER"] = "false",
            ["FAUXQS_DATA_DIR"] = data,
            ["FAUXQS_PERSISTENCE"] = "true",
        },
    };

    /// <summary>moto, which keeps everything in memory.</summary>
    public static EmulatorCommand Moto(string program, int port) => new("moto", program, ["-H", "127.0.0.1", "-p", $"{port}"]);

    // A build for measuring compares with the same build of LocalAws.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name;
}
