using Aspire.Hosting.Dashboard;

namespace ImageStudio.Tests.Polyfills.Dashboard;

public class TraceStoreTests
{
    private static readonly Window All = new(0, 500);
    private static readonly TelemetrySource Web = new(new TelemetryResource("web", "web-1", []), "Tests");
    private static readonly TelemetrySource Worker = new(new TelemetryResource("worker", "worker-1", []), "Tests");

    [Fact]
    public void Beyond_the_limit_the_oldest_traces_give_way()
    {
        var store = new TraceStore(new TelemetryLimits { MaxTraceCount = 3 });

        for (var i = 1; i <= 10; i++) store.Add([Span($"trace{i}", "a", start: i)]);

        Assert.Equal(["trace10", "trace9", "trace8"], store.List(new TraceFilter(), All).Items.Select(trace => trace.Id));
    }

    [Fact]
    public void Spans_of_all_traces_together_are_limited_and_one_trace_alone_is_too()
    {
        var store = new TraceStore(new TelemetryLimits { MaxSpanCount = 10 });

        store.Add(Enumerable.Range(0, 6).Select(i => Span("first", $"s{i}", start: i)));
        store.Add(Enumerable.Range(0, 6).Select(i => Span("second", $"s{i}", start: i)));
        store.Add(Enumerable.Range(0, 20).Select(i => Span("endless", $"s{i}", start: i)));

        Assert.Null(store.Spans("first"));
        Assert.Equal(10, store.Spans("endless")!.Count);
        Assert.Equal(10, store.Dropped);
    }

    [Fact]
    public void A_span_that_is_exported_twice_counts_once()
    {
        var store = new TraceStore(new TelemetryLimits());

        store.Add([Span("trace", "a"), Span("trace", "a")]);

        Assert.Single(store.Spans("trace")!);
    }

    [Fact]
    public void A_trace_is_named_by_its_first_span_whenever_that_arrives()
    {
        var store = new TraceStore(new TelemetryLimits());

        store.Add([Span("trace", "b", parent: "a", name: "later", start: 5) with { Source = Worker }]);
        store.Add([Span("trace", "a", name: "POST", start: 1)]);

        var trace = Assert.Single(store.List(new TraceFilter(), All).Items);
        Assert.Equal(("web", "POST", 2), (trace.Service, trace.Name, trace.Spans));
        Assert.Equal(14, trace.Duration);
        Assert.Equal(["web", "worker"], trace.Services.Select(service => service.Name));
    }

    [Fact]
    public void Traces_are_found_by_service_name_duration_and_error()
    {
        var store = new TraceStore(new TelemetryLimits());
        store.Add([Span("short", "a", name: "GET /fast")]);
        store.Add([Span("long", "a", name: "GET /slow", milliseconds: 500) with { Source = Worker }]);
        store.Add([Span("broken", "a", name: "POST") with { IsError = true }]);

        Assert.Equal("long", Only(new TraceFilter(Service: "worker")));
        Assert.Equal("long", Only(new TraceFilter(LeastDuration: 100)));
        Assert.Equal("short", Only(new TraceFilter(Text: "/FAST")));
        Assert.Equal("broken", Only(new TraceFilter(Text: "brok")));
        Assert.Equal("broken", Only(new TraceFilter(OnlyErrors: true)));

        string Only(TraceFilter filter) => Assert.Single(store.List(filter, All).Items).Id;
    }

    private static TelemetrySpan Span(string trace, string id, string parent = "", string name = "span", double start = 0, double milliseconds = 10) =>
        new(Web, trace, id, parent) { Name = name, Start = start, End = start + milliseconds };
}
