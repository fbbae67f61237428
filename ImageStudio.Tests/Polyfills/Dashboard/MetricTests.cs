using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Metrics;

namespace ImageStudio.Tests.Polyfills.Dashboard;

public class MetricTests
{
    private const double Start = OtlpBytes.Start / 1e6;
    private static readonly string Trace = OtlpBytes.Id(9, 16);

    private readonly MetricStore _store = new(new TelemetryLimits());

    [Fact]
    public void A_counter_is_drawn_as_the_sum_of_its_attributes_or_split_by_one_or_filtered()
    {
        Take(OtlpBytes.Counter("outcomes", (10_000, 3, "done"), (10_000, 1, "failed"), (40_000, 8, "done")));

        Assert.Equal(9, Last(Chart("outcomes").Lines.Single()));
        Assert.Equal([("done", 8.0), ("failed", 1.0)], Chart("outcomes", by: "outcome").Lines.Select(line => (line.Name, Last(line))));
        Assert.Equal(8, Last(Chart("outcomes", where: "done").Lines.Single()));
        var dimension = Assert.Single(Chart("outcomes").Dimensions);
        Assert.Equal("outcome", dimension.Name);
        Assert.Equal(["done", "failed"], dimension.Values);
    }

    [Fact]
    public void Before_the_first_measurement_there_is_nothing_and_not_zero()
    {
        Take(OtlpBytes.Counter("outcomes", (30_000, 3, "done")));

        Assert.Null(Chart("outcomes").Lines.Single().Values[0]);
    }

    [Fact]
    public void A_rate_is_what_was_added_in_a_second_and_a_restart_makes_none_negative()
    {
        Take(OtlpBytes.Counter("outcomes", (50_000, 100, "done"), (54_000, 120, "done"), (58_000, 5, "done")));

        var rates = Chart("outcomes", rate: true);

        Assert.Equal("{photo}/s", rates.Unit);
        Assert.All(rates.Lines.Single().Values.OfType<double>(), rate => Assert.InRange(rate, 0, 5));
        Assert.Contains(rates.Lines.Single().Values, rate => rate is 4);
    }

    [Fact]
    public void A_histogram_is_drawn_by_its_percentiles_with_the_traces_of_measurements()
    {
        Take(OtlpBytes.Histogram("duration", Trace, (50_000, [0, 0, 0]), (59_000, [50, 50, 0])));

        var chart = Chart("duration");

        Assert.Equal([("P50", 10.0), ("P90", 82.0), ("P99", 98.2)], chart.Lines.Select(line => (line.Name, Math.Round(Last(line)!.Value, 3))));
        Assert.Equal(Trace, chart.Exemplars[0].TraceId);
    }

    [Fact]
    public void Values_that_stand_still_need_no_room_and_the_oldest_give_way()
    {
        var series = new MetricSeries([], limit: 8);
        for (var i = 0; i < 1000; i++) series.Add(new MetricPoint(i, 7), isDelta: false);
        Assert.Equal(2, series.Points.Count);

        for (var i = 1000; i < 2000; i++) series.Add(new MetricPoint(i, i), isDelta: false);
        Assert.InRange(series.Points.Count, 8, 9);
        Assert.Equal(1999, series.Points[^1].Value);
    }

    [Fact]
    public void What_comes_as_a_difference_is_added_up()
    {
        var series = new MetricSeries([], limit: 8);

        series.Add(new MetricPoint(1, 3), isDelta: true);
        series.Add(new MetricPoint(2, 4), isDelta: true);

        Assert.Equal(7, series.Points[^1].Value);
    }

    private static double? Last(ChartLine line) => line.Values[^1];

    private void Take(params byte[][] metrics) => new Decoders().Metrics.Decode(OtlpBytes.Metrics("web", metrics), _store);

    /// <summary>The first minute.</summary>
    private MetricChart Chart(string name, string? by = null, bool rate = false, string? where = null)
    {
        var filter = where is null ? [] : new[] { KeyValuePair.Create("outcome", where) };
        return _store.Read("web", "Tests", name, (info, series, exemplars) => MetricCharts.Of(info, series, exemplars, new ChartRequest(Start, Start + 60_000, filter, by, rate)))!;
    }
}
