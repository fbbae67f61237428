using ImageStudio.Benchmarks.LocalAws.Emulators;
using ImageStudio.Benchmarks.LocalAws.Load;

namespace ImageStudio.Benchmarks.LocalAws;

/// <summary>LocalAws beside fauxqs and moto, by the same generator in the same run: each load runs on one after the other.</summary>
internal static class EmulatorBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(3);
    private static readonly TimeSpan ToComeToRest = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] settings)
    {
        if (!CommandLineOptions.TryRead<EmulatorBenchmarkOptions>(settings, out var options)) return 2;

        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        var contenders = Contenders(options).Select(command => new Contender(command, new EmulatorFigures(command(0, "").Name))).ToList();
        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.Error.WriteLine($"round {round} of {options.Rounds}");
            await RunRoundAsync(contenders, options, deadline.Token);
        }

        if (options.Includes("large object"))
            foreach (var (command, figures) in contenders)
                figures.Large = await LargeObject.MeasureAsync(command, figures == contenders[0].Figures ? options.LargeMegabytes : options.PeerLargeMegabytes, deadline.Token);

        await WriteAsync(new EmulatorReport(options, [.. contenders.Select(contender => contender.Figures)]), options);
        return 0;
    }

    private static async Task RunRoundAsync(List<Contender> contenders, EmulatorBenchmarkOptions options, CancellationToken cancellationToken)
    {
        var running = new List<(Stage Stage, EmulatorFigures Figures)>();
        try
        {
            foreach (var (command, figures) in contenders) running.Add((await StartAsync(command, figures, cancellationToken), figures));
            foreach (var load in Loads.All.Where(load => options.Includes(load.Name)))
                await MeasureAsync(load, running, options, cancellationToken);
            if (!options.Includes("delivery")) return;
            foreach (var (stage, figures) in running)
                await MeasureDeliveriesAsync(stage, figures, options, cancellationToken);
        }
        finally
        {
            foreach (var (stage, _) in running) await stage.Emulator.DisposeAsync();
        }
    }

    private static async Task<Stage> StartAsync(Func<int, string, EmulatorCommand> command, EmulatorFigures figures, CancellationToken cancellationToken)
    {
        var emulator = await Emulator.StartAsync(command, cancellationToken);
        figures.Starts.Add(emulator.StartTime);
        await Task.Delay(ToComeToRest, TimeProvider.System, cancellationToken);
        if (emulator.Memory is { } memory) figures.IdleMemory.Add(memory);
        return await Stage.SetAsync(emulator, cancellationToken);
    }

    private static async Task MeasureAsync(LoadKind load, List<(Stage Stage, EmulatorFigures Figures)> running, EmulatorBenchmarkOptions options, CancellationToken cancellationToken)
    {
        foreach (var connections in new[] { 1, options.Connections })
            foreach (var (stage, figures) in running)
            {
                var rate = await LoadMeter.MeasureAsync(stage.Url, connections, TimeSpan.FromSeconds(options.Seconds), (connection, token) => load.RunAsync(stage, connection, token), cancellationToken);
                figures.AddRate(load.Name, connections, rate);
                Console.Error.WriteLine($"{load.Name}, {connections} connections, {figures.Name}: {rate:N0} per second");
            }
    }

    private static async Task MeasureDeliveriesAsync(Stage stage, EmulatorFigures figures, EmulatorBenchmarkOptions options, CancellationToken cancellationToken)
    {
        foreach (var announcement in stage.Announcements)
        {
            var queues = announcement.Queues.Count == 1 ? "SQS" : $"{announcement.Queues.Count} queues";
            if (stage.AnnouncesObjects) figures.AddDelivery($"PUT to SNS to {queues}", await DeliveryLatency.OfPutsAsync(stage, announcement, options.Deliveries, cancellationToken));
            figures.AddDelivery($"Publish to {queues}", await DeliveryLatency.OfPublicationsAsync(stage, announcement, options.Deliveries, cancellationToken));
        }

        foreach (var (way, latencies) in figures.Deliveries) Console.Error.WriteLine($"{way}, {figures.Name}: {latencies[^1].Median.TotalMilliseconds:N1} ms");
    }

    private static IEnumerable<Func<int, string, EmulatorCommand>> Contenders(EmulatorBenchmarkOptions options)
    {
        yield return EmulatorCommand.LocalAws;
        if (options.FauxqsFolder.Length > 0) yield return (port, data) => EmulatorCommand.Fauxqs(Path.GetFullPath(options.FauxqsFolder), port, data);
        if (options.MotoServer.Length > 0) yield return (port, _) => EmulatorCommand.Moto(options.MotoServer, port);
    }

    private static async Task WriteAsync(EmulatorReport report, EmulatorBenchmarkOptions options)
    {
        if (options.Report.Length == 0)
        {
            report.Print(Console.Out);
            return;
        }

        await using var file = File.CreateText(options.Report);
        report.Print(file);
    }

    private sealed record Contender(Func<int, string, EmulatorCommand> Command, EmulatorFigures Figures);
}
