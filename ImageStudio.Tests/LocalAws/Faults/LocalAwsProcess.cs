using System.Collections.Concurrent;
using System.Diagnostics;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Faults;

/// <summary>LocalAws as a process of its own, to be killed.</summary>
internal sealed class LocalAwsProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private volatile bool _isKilled;

    private LocalAwsProcess(string dataDirectory)
    {
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            [typeof(LocalAwsServer).Assembly.Location, "--urls", Url.ToString(), "--LocalAws:DataDirectory", dataDirectory])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    /// <summary>Whether requests may fail from now on.</summary>
    public bool IsKilled => _isKilled;

    /// <summary>What it has said so far.</summary>
    public string Output => string.Join('\n', _output);

    public static async Task<LocalAwsProcess> StartAsync(string dataDirectory)
    {
        var server = new LocalAwsProcess(dataDirectory);
        using var http = new HttpClient { BaseAddress = server.Url };
        var start = TimeProvider.System.GetTimestamp();
        while (!await IsHealthyAsync(http))
        {
            if (server._process.HasExited || TimeProvider.System.GetElapsedTime(start) > StartLimit)
                throw new InvalidOperationException($"LocalAws did not start: {server.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
        return server;
    }

    /// <summary>Ends it without a warning: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _isKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("health");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
