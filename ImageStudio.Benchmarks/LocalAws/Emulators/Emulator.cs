using System.Net.Sockets;
using ImageStudio.Benchmarks.LocalAws.Load;
using ImageStudio.Benchmarks.Pipeline;
using ImageStudio.Benchmarks.Pipeline.Systems;

namespace ImageStudio.Benchmarks.LocalAws.Emulators;

/// <summary>An emulator that runs, with an empty state.</summary>
internal sealed class Emulator : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    private readonly ChildProcess _process;
    private readonly DirectoryInfo _data;

    private Emulator(string name, Uri url, ChildProcess process, DirectoryInfo data, TimeSpan startTime) =>
        (Name, Url, _process, _data, StartTime) = (name, url, process, data, startTime);

    public string Name { get; }

    public Uri Url { get; }

    /// <summary>From the start of the process to its first answer to an SQS call.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Resident memory at this moment in MB; null where the system does not tell.</summary>
    public double? Memory => ProcessMemory.NowOf(_process.Id);

    /// <summary>The most it has taken so far, in MB; null where the system does not tell.</summary>
    public double? PeakMemory => ProcessMemory.PeakOf(_process.Id);

    /// <summary>Starts it on a free port and returns when it answers.</summary>
    /// <param name="command">The command for a port and a folder.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<Emulator> StartAsync(Func<int, string, EmulatorCommand> command, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("imagestudio-benchmark-");
        var port = FreePort.Find();
        var url = new Uri($"http://127.0.0.1:{port}");
        var how = command(port, data.FullName);
        var start = TimeProvider.System.GetTimestamp();
        var process = ChildProcess.Start(how.File, how.Arguments, how.Environment);
        try
        {
            while (!await AnswersAsync(url, cancellationToken))
            {
                process.ThrowIfEnded();
                await Task.Delay(Interval, TimeProvider.System, cancellationToken);
            }

            return new Emulator(how.Name, url, process, data, TimeProvider.System.GetElapsedTime(start));
        }
        catch
        {
            await process.DisposeAsync();
            data.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static async Task<bool> AnswersAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = new HttpConnection(url);
            return (await connection.SendAsync(AwsRequests.Sqs(url, "ListQueues"), "{}"u8.ToArray(), cancellationToken)).Status == 200;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
