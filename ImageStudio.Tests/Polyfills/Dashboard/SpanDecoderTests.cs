using Aspire.Hosting.Dashboard;

namespace ImageStudio.Tests.Polyfills.Dashboard;

public class SpanDecoderTests
{
    private static readonly string Trace = OtlpBytes.Id(1, 16);
    private static readonly string Root = OtlpBytes.Id(2, 8);

    [Fact]
    public void A_span_comes_with_all_that_was_sent_of_it()
    {
        var bytes = OtlpBytes.Traces("web", OtlpBytes.Span(Trace, OtlpBytes.Id(3, 8), Root, "PUT", after: 5, milliseconds: 2.5, failed: true, attributes: ("url.path", "/ingest")));

        var span = Assert.Single(new Decoders().Spans.Decode(bytes));

        Assert.Equal(("web", "web-1", "Tests"), (span.Source.Resource.Service, span.Source.Resource.Instance, span.Source.Scope));
        Assert.Equal((Trace, OtlpBytes.Id(3, 8), Root, "PUT", SpanKind.Server), (span.TraceId, span.SpanId, span.ParentId, span.Name, span.Kind));
        Assert.Equal((OtlpBytes.Start / 1e6) + 5, span.Start, 0.001);
        Assert.Equal(2.5, span.Duration, 0.001);
        Assert.Equal((true, "it broke"), (span.IsError, span.StatusMessage));
        Assert.Equal(new TelemetryAttribute("url.path", "/ingest"), Assert.Single(span.Attributes));
        Assert.Equal("looked", Assert.Single(span.Events).Name);
    }

    [Fact]
    public void Every_beginning_of_a_request_is_refused_or_read_and_nothing_else_happens()
    {
        var decoders = new Decoders();
        var bytes = OtlpBytes.Traces("web", OtlpBytes.Span(Trace, Root, "", "POST", attributes: ("url.path", "/")));

        for (var length = 1; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => decoders.Spans.Decode(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Attributes_are_cut_in_number_and_length()
    {
        var limits = new TelemetryLimits { MaxAttributeCount = 2, MaxAttributeLength = 5 };
        var bytes = OtlpBytes.Traces("web", OtlpBytes.Span(Trace, Root, "", "POST", attributes: [("a", "123456789"), ("b", "2"), ("c", "3")]));

        var span = Assert.Single(new Decoders(limits).Spans.Decode(bytes));

        Assert.Equal([new TelemetryAttribute("a", "12345…"), new TelemetryAttribute("b", "2")], span.Attributes);
    }
}
