using System.Globalization;
using ImageStudio.Benchmarks.Pipeline;

namespace ImageStudio.Benchmarks.LocalAws;

/// <summary>The figures as tables of Markdown; ratios say how many times better LocalAws, the first, is.</summary>
internal sealed class EmulatorReport(EmulatorBenchmarkOptions options, IReadOnlyList<EmulatorFigures> all)
{
    private EmulatorFigures Ours => all[0];

    private IEnumerable<EmulatorFigures> Peers => all.Skip(1);

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            # LocalAws beside {string.Join(" and ", Peers.Select(peer => peer.Name))}

            {Environment.ProcessorCount} cores, which the load generator shares. Means of {options.Rounds} rounds; each load for {options.Seconds} s on one after the other. LocalAws and fauxqs (its SQLite store) write each change to disk before they acknowledge it; moto keeps everything in memory. A ratio above 1 means that LocalAws does better.

            """));
        PrintRow(output, "", figures => figures.Name, peer => $"ratio to {peer.Name}");
        output.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---|", all.Count + all.Count - 1))}");
        PrintTimes(output, "start to first answer", figures => figures.Starts.Average(start => start.TotalMilliseconds));
        PrintLess(output, "idle memory", "MB", figures => figures.IdleMemory.Count == 0 ? null : figures.IdleMemory.Average());
        foreach (var (load, connections) in Ours.Rates.Keys)
            PrintMore(output, $"{load}, {connections} connection{(connections == 1 ? "" : "s")}", figures => figures.Rates[(load, connections)].Average());
        foreach (var way in Ours.Deliveries.Keys)
        {
            PrintTimes(output, $"{way}, p50", figures => Delivery(figures, way, each => each.Median));
            PrintTimes(output, $"{way}, p95", figures => Delivery(figures, way, each => each.P95));
        }

        PrintLarge(output);
    }

    private static double? Delivery(EmulatorFigures figures, string way, Func<Latencies, TimeSpan> value) =>
        figures.Deliveries.TryGetValue(way, out var all) ? all.Average(each => value(each).TotalMilliseconds) : null;

    private void PrintTimes(TextWriter output, string what, Func<EmulatorFigures, double?> value) => PrintLess(output, what, "ms", value);

    private void PrintLess(TextWriter output, string what, string unit, Func<EmulatorFigures, double?> value) =>
        PrintRow(output, what, figures => value(figures) is { } number ? $"{Number(number)} {unit}" : "not offered", peer => Ratio(value(peer) / value(Ours)));

    private void PrintMore(TextWriter output, string what, Func<EmulatorFigures, double> value) =>
        PrintRow(output, what, figures => $"{Number(value(figures))}/s", peer => Ratio(value(Ours) / value(peer)));

    private void PrintRow(TextWriter output, string what, Func<EmulatorFigures, string> value, Func<EmulatorFigures, string> ratio) =>
        output.WriteLine($"| {string.Join(" | ", [what, .. all.Select(value), .. Peers.Select(ratio)])} |");

    private void PrintLarge(TextWriter output)
    {
        var measured = all.Where(figures => figures.Large is not null).Select(figures => (figures.Name, Large: figures.Large!)).ToList();
        if (measured.Count == 0) return;
        output.WriteLine("""

            | one large object, put and read | size | memory before | at most | put | read |
            |---|---|---|---|---|---|
            """);
        foreach (var (name, large) in measured)
            output.WriteLine(large.Failure is null
                ? $"| {name} | {large.Megabytes} MB | {large.Before:N0} MB | {large.Peak:N0} MB | {Speed(large, large.Put)} | {Speed(large, large.Get)} |"
                : $"| {name} | {large.Megabytes} MB | {large.Before:N0} MB | {large.Peak:N0} MB | {large.Failure} | |");
    }

    private static string Speed(LargeObject large, TimeSpan time) => $"{Number(large.Megabytes / time.TotalSeconds)} MB/s";

    private static string Ratio(double? ratio) => ratio is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Number(double value) => value.ToString(value < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
