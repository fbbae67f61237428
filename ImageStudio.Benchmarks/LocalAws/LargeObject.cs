using System.Net;
using ImageStudio.Benchmarks.LocalAws.Emulators;
using ImageStudio.Benchmarks.LocalAws.Load;

namespace ImageStudio.Benchmarks.LocalAws;

/// <summary>Memory and time of an emulator for one object that is put and read.</summary>
/// <param name="Megabytes">Size of the object.</param>
/// <param name="Before">Resident memory before, in MB.</param>
/// <param name="Peak">The most it took, in MB.</param>
/// <param name="Put">How long writing took.</param>
/// <param name="Get">How long reading took.</param>
/// <param name="Failure">Why it could not; null where it could.</param>
internal sealed record LargeObject(int Megabytes, double? Before, double? Peak, TimeSpan Put, TimeSpan Get, string? Failure)
{
    private const long Megabyte = 1024 * 1024;

    public static async Task<LargeObject> MeasureAsync(Func<int, string, EmulatorCommand> command, int megabytes, CancellationToken cancellationToken)
    {
        // On its own and fresh: the peak is the process's highest since its start.
        await using var emulator = await Emulator.StartAsync(command, cancellationToken);
        var before = emulator.Memory;
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        try
        {
            using var http = new HttpClient { BaseAddress = emulator.Url, Timeout = Timeout.InfiniteTimeSpan };
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", AwsRequests.Scope("s3"));
            http.DefaultRequestHeaders.Add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
            (await http.PutAsync("/large", null, cancellationToken)).EnsureSuccessStatusCode();
            await PutAsync(http, megabytes * Megabyte, cancellationToken);
            var put = time.GetElapsedTime(start);
            var length = await ReadAsync(http, cancellationToken);
            var failure = length == megabytes * Megabyte ? null : $"{length} bytes came back";
            return new LargeObject(megabytes, before, emulator.PeakMemory, put, time.GetElapsedTime(start) - put, failure);
        }
        catch (HttpRequestException exception)
        {
            return new LargeObject(megabytes, before, emulator.PeakMemory, default, default, exception.Message);
        }
    }

    private static async Task PutAsync(HttpClient http, long length, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/large/object") { Content = new Zeros(length) };
        // Who refuses so much says so before it is sent, instead of hanging up.
        request.Headers.ExpectContinue = true;
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<long> ReadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync("/large/object", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Megabyte];
        var length = 0L;
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read) length += read;
        return length;
    }

    /// <summary>A body of a length, made while it is sent.</summary>
    private sealed class Zeros(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var block = new byte[Megabyte];
            for (var sent = 0L; sent < length; sent += block.Length) await stream.WriteAsync(block, cancellationToken);
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
