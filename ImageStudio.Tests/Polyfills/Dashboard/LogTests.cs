using Aspire.Hosting.Dashboard;

namespace ImageStudio.Tests.Polyfills.Dashboard;

public class LogTests
{
    private static readonly Window All = new(0, 500);
    private static readonly string Trace = OtlpBytes.Id(7, 16);
    private static readonly string Span = OtlpBytes.Id(8, 8);

    [Fact]
    public void A_record_comes_with_its_level_and_its_span()
    {
        var log = Assert.Single(new Decoders().Logs.Decode(OtlpBytes.Logs("web", OtlpBytes.Log("Stored it", severity: 13, Trace, Span, after: 3))));

        Assert.Equal(("Stored it", "Warning", Trace, Span, "Tests"), (log.Message, log.Level, log.TraceId, log.SpanId, log.Source.Scope));
        Assert.Equal((OtlpBytes.Start / 1e6) + 3, log.Time, 0.001);
        Assert.Equal(new TelemetryAttribute("photo", "Harbour.jpg"), Assert.Single(log.Attributes));
    }

    [Fact]
    public void Records_are_found_by_resource_level_text_trace_and_span_newest_first()
    {
        var store = Filled(new TelemetryLimits());

        Assert.Equal(["late", "warned", "of the span", "early"], Messages(new LogFilter()));
        Assert.Equal(["warned"], Messages(new LogFilter(Level: "Warning")));
        Assert.Equal(["late"], Messages(new LogFilter(Service: "worker")));
        Assert.Equal(["of the span"], Messages(new LogFilter(TraceId: Trace, SpanId: Span)));
        Assert.Equal(["early"], Messages(new LogFilter(Text: "EARL")));
        Assert.Equal(4, Messages(new LogFilter(Text: "harbour")).Count);

        List<string> Messages(LogFilter filter) => [.. store.List(filter, All).Items.Select(log => log.Message)];
    }

    [Fact]
    public void The_waterfall_learns_how_many_records_each_span_has() =>
        Assert.Equal(1, Filled(new TelemetryLimits()).CountBySpan(Trace)[Span]);

    [Fact]
    public void Beyond_the_limit_the_oldest_records_give_way() =>
        Assert.Equal(["late", "warned"], Filled(new TelemetryLimits { MaxLogCount = 2 }).List(new LogFilter(), All).Items.Select(log => log.Message));

    private static LogStore Filled(TelemetryLimits limits)
    {
        var (store, decoders) = (new LogStore(limits), new Decoders(limits));
        store.Add(decoders.Logs.Decode(OtlpBytes.Logs(
            "web", OtlpBytes.Log("early"), OtlpBytes.Log("of the span", trace: Trace, span: Span, after: 1), OtlpBytes.Log("warned", severity: 13, after: 2))));
        store.Add(decoders.Logs.Decode(OtlpBytes.Logs("worker", OtlpBytes.Log("late", after: 3))));
        return store;
    }
}
