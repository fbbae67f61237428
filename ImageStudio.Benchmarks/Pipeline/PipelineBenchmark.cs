using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Photos through a running system: one at a time when it is idle, then many at once.</summary>
internal static class PipelineBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FineInterval = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan CoarseInterval = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(string[] settings)
    {
        var options = new ConfigurationBuilder().AddCommandLine(settings).Build().Get<PipelineOptions>() ?? new PipelineOptions();
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true) || !File.Exists(options.Photo))
        {
            foreach (var fault in faults) Console.Error.WriteLine(fault.ErrorMessage);
            Console.Error.WriteLine($"--Photo names the photo to send; it is '{options.Photo}'.");
            return 2;
        }

        var time = TimeProvider.System;
        using var deadline = new CancellationTokenSource(Limit, time);
        using var client = new StudioClient(options.Url, await File.ReadAllBytesAsync(options.Photo, deadline.Token), time);

        var latencies = await MeasureSinglesAsync(client, options, time, deadline.Token);
        var (uploaded, finished) = await MeasureBurstAsync(client, options, time, deadline.Token);
        Print(options, latencies, uploaded, finished);
        return 0;
    }

    private static async Task<List<double>> MeasureSinglesAsync(StudioClient client, PipelineOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        // The first ones compile the code that they run.
        for (var i = 0; i < 3; i++) await client.WaitAsync(await client.UploadAsync("Warm up.jpg", cancellationToken), FineInterval, cancellationToken);

        var latencies = new List<double>();
        for (var i = 0; i < options.Single; i++)
        {
            var start = time.GetTimestamp();
            await client.WaitAsync(await client.UploadAsync($"Single {i}.jpg", cancellationToken), FineInterval, cancellationToken);
            latencies.Add(time.GetElapsedTime(start).TotalMilliseconds);
        }

        latencies.Sort();
        return latencies;
    }

    private static async Task<(TimeSpan Uploaded, TimeSpan Finished)> MeasureBurstAsync(StudioClient client, PipelineOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var ids = new string[options.Count];
        var start = time.GetTimestamp();
        await Parallel.ForAsync(0, options.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken },
            async (i, token) => ids[i] = await client.UploadAsync($"Burst {i}.jpg", token));
        var uploaded = time.GetElapsedTime(start);
        foreach (var id in ids) await client.WaitAsync(id, CoarseInterval, cancellationToken);
        return (uploaded, time.GetElapsedTime(start));
    }

    private static void Print(PipelineOptions options, List<double> latencies, TimeSpan uploaded, TimeSpan finished)
    {
        Console.WriteLine($"""
            | what | figure |
            |---|---|
            | one photo, upload to all renditions, idle system: median of {latencies.Count} | {latencies[latencies.Count / 2]:N0} ms |
            | the same, slowest | {latencies[^1]:N0} ms |
            | {options.Count} photos, {options.Parallel} uploads at once: all uploaded after | {uploaded.TotalSeconds:N2} s |
            | the same: all renditions there after | {finished.TotalSeconds:N2} s |
            | the same: photos per second | {options.Count / finished.TotalSeconds:N1} |
            """);
        foreach (var (service, megabytes) in ProcessMemory.Peaks()) Console.WriteLine($"| peak memory of {service} | {megabytes:N0} MB |");
    }
}
