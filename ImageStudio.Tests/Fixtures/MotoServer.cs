using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace ImageStudio.Tests.Fixtures;

/// <summary>
/// moto_server as an independent AWS endpoint on a free loopback port, started once per class or collection.
/// Where the tool is absent nothing is started: the tests are skipped by <see cref="RequiresToolFactAttribute"/>.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    public const string ToolName = "moto_server";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private Process? process;

    /// <summary>The server's address, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Tool.Find(ToolName) is not { } path) return;

        var port = FreePort.Next();
        Url = $"http://127.0.0.1:{port}";
        process = Process.Start(new ProcessStartInfo(path, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = new OutputTail(process);
        await WaitUntilHealthyAsync(process, output);
    }

    public async Task DisposeAsync()
    {
        if (process is null) return;

        using (process)
        {
            await StopAsync(process);
        }
    }

    private async Task WaitUntilHealthyAsync(Process server, OutputTail output)
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(StartLimit, TimeProvider.System);
        while (!await IsHealthyAsync(http, limit.Token))
        {
            if (server.HasExited) throw new InvalidOperationException($"{ToolName} ended with {server.ExitCode}: {output}");
            if (limit.IsCancellationRequested) throw new TimeoutException($"{ToolName} did not answer on {Url} within {StartLimit}: {output}");
            await Task.Delay(PollInterval, TimeProvider.System);
        }
    }

    private async Task<bool> IsHealthyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Url + "/moto-api/"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task StopAsync(Process server)
    {
        if (server.HasExited) return;
        if (!OperatingSystem.IsWindows()) _ = SendSignal(server.Id, SigTerm);

        using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
        try
        {
            await server.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);

    /// <summary>Drains both pipes, so that the server never blocks on them, and keeps the last lines for error messages.</summary>
    private sealed class OutputTail
    {
        private const int Lines = 20;
        private readonly Queue<string> tail = new();

        public OutputTail(Process process)
        {
            process.OutputDataReceived += Keep;
            process.ErrorDataReceived += Keep;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public override string ToString()
        {
            lock (tail) return string.Join(Environment.NewLine, tail);
        }

        private void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (tail)
            {
                tail.Enqueue(line.Data);
                if (tail.Count > Lines) tail.Dequeue();
            }
        }
    }
}
