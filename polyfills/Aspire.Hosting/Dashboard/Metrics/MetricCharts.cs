namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>An instrument in the list.</summary>
internal sealed record InstrumentView(string Service, string Meter, string Name, string Unit, string Description, InstrumentKind Kind);

/// <summary>What a page draws of an instrument.</summary>
/// <param name="Unit">As the instrument has it, with "/s" where a rate is drawn.</param>
/// <param name="From">The left edge, in milliseconds since 1970.</param>
/// <param name="Step">Milliseconds between two values of a line.</param>
/// <param name="Lines">One for all, one per value of an attribute, or the percentiles.</param>
/// <param name="Dimensions">The attributes by which it can be filtered or split, with their values.</param>
internal sealed record MetricChart(
    InstrumentView Instrument, string Unit, double From, double Step, IReadOnlyList<ChartLine> Lines, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<Exemplar> Exemplars);

/// <param name="Values">Null where nothing was measured.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<double?> Values);

internal sealed record Dimension(string Name, IReadOnlyList<string> Values);

/// <param name="Filter">Values that attributes must have.</param>
/// <param name="By">An attribute: each of its values gets a line; null for one line.</param>
/// <param name="IsRate">Counters by what is added in a second, instead of the total.</param>
internal sealed record ChartRequest(double From, double To, IReadOnlyList<KeyValuePair<string, string>> Filter, string? By, bool IsRate);

/// <summary>Turns the points of an instrument into lines of equal steps.</summary>
internal static class MetricCharts
{
    private const int Steps = 90;
    private const int MaxLines = 8;
    private const int MaxValues = 50;

    /// <summary>An exporter sends once a minute at least; after more than two it has ended.</summary>
    private const double Patience = 150_000;

    /// <summary>What was added is looked at over this time at least: with shorter steps than the exporter's there would be nothing between two exports.</summary>
    private const double ShortestLook = 5_000;

    private static readonly (string Name, double Share)[] Percentiles = [("P50", 0.5), ("P90", 0.9), ("P99", 0.99)];

    public static MetricChart Of(InstrumentInfo info, IReadOnlyList<MetricSeries> all, IReadOnlyList<Exemplar> exemplars, ChartRequest request)
    {
        var series = all.Where(one => one.Meets(request.Filter)).ToList();
        var isRate = request.IsRate && info.Kind is InstrumentKind.Counter;
        var step = (request.To - request.From) / Steps;
        var times = Enumerable.Range(0, Steps + 1).Select(i => request.From + (i * step)).ToArray();
        var lines = info.Kind is InstrumentKind.Histogram ? PercentileLines(series, times)
            : request.By is null ? [new ChartLine(info.Name, Values(series, times, isRate))]
            : Groups(series, request.By).Select(group => new ChartLine(group.Key, Values([.. group], times, isRate)));
        return new MetricChart(
            new InstrumentView(info.Service, info.Meter, info.Name, info.Unit, info.Description, info.Kind), isRate ? $"{info.Unit}/s" : info.Unit,
            request.From, step, [.. lines], Dimensions(all), [.. exemplars.Where(exemplar => exemplar.Time >= request.From && exemplar.Time <= request.To)]);
    }

    private static IEnumerable<IGrouping<string, MetricSeries>> Groups(IEnumerable<MetricSeries> series, string by) =>
        series.GroupBy(one => one.Attributes.FirstOrDefault(attribute => attribute.Key == by)?.Value ?? "").OrderBy(group => group.Key, StringComparer.Ordinal).Take(MaxLines);

    private static double?[] Values(IReadOnlyList<MetricSeries> series, double[] times, bool isRate)
    {
        var look = Look(times);
        return [.. times.Skip(1).Select(time => isRate ? Rate(PointsAt(time - look), PointsAt(time), look / 1000) : Sum(PointsAt(time)))];

        MetricPoint?[] PointsAt(double time) => [.. series.Select(one => one.At(time, Patience))];
    }

    private static double? Sum(IEnumerable<MetricPoint?> points) => points.OfType<MetricPoint>().ToList() is { Count: > 0 } there ? there.Sum(point => point.Value) : null;

    /// <summary>A total that has become smaller has begun anew.</summary>
    private static double? Rate(MetricPoint?[] before, MetricPoint?[] now, double seconds)
    {
        var pairs = before.Zip(now).Where(pair => pair.First is not null && pair.Second is not null).ToList();
        return pairs.Count == 0 ? null
            : pairs.Sum(pair => pair.Second!.Value >= pair.First!.Value ? pair.Second.Value - pair.First.Value : pair.Second.Value) / seconds;
    }

    private static IEnumerable<ChartLine> PercentileLines(List<MetricSeries> series, double[] times)
    {
        var added = times.Skip(1).Select(time => Added(series, time - Look(times), time)).ToArray();
        return Percentiles.Select(percentile => new ChartLine(percentile.Name, [.. added.Select(counts => counts?.Percentile(percentile.Share))]));
    }

    private static double Look(double[] times) => Math.Max(times[1] - times[0], ShortestLook);

    private static HistogramCounts? Added(List<MetricSeries> series, double from, double to)
    {
        var sum = default(HistogramCounts);
        foreach (var one in series)
            if (one.At(to, Patience)?.Histogram is { } now && now.Since(one.At(from, double.MaxValue)?.Histogram) is { Total: > 0 } added)
                sum = sum is null ? added : sum.Plus(added);
        return sum;
    }

    private static List<Dimension> Dimensions(IReadOnlyList<MetricSeries> all) =>
        [.. all.SelectMany(series => series.Attributes).GroupBy(attribute => attribute.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Dimension(group.Key, [.. group.Select(attribute => attribute.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxValues)]))];
}
