namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Spans of an ExportTraceServiceRequest; numbers are those of the fields in opentelemetry/proto/trace/v1/trace.proto.</summary>
internal sealed class SpanDecoder(OtlpRequest request, AnyValues values, TelemetryLimits limits)
{
    private const int ErrorStatus = 2;

    /// <exception cref="InvalidDataException">The bytes are no such request.</exception>
    public IReadOnlyList<TelemetrySpan> Decode(ReadOnlySpan<byte> bytes)
    {
        var spans = new List<TelemetrySpan>();
        request.Read(bytes, (record, source) => spans.Add(Span(record, source)));
        return spans;
    }

    private TelemetrySpan Span(ReadOnlySpan<byte> span, TelemetrySource source)
    {
        var (trace, id, parent, name, kind, start, end) = ("", "", "", "", 0UL, 0UL, 0UL);
        var status = (IsError: false, Message: "");
        var (attributes, events, links) = (new List<TelemetryAttribute>(), new List<SpanEvent>(), new List<SpanLink>());
        for (var reader = new ProtobufReader(span); reader.Next();)
            switch (reader.Field)
            {
                case 1: trace = Ids.Text(reader.Bytes); break;
                case 2: id = Ids.Text(reader.Bytes); break;
                case 4: parent = Ids.Text(reader.Bytes); break;
                case 5: name = values.Cut(reader.Text); break;
                case 6: kind = reader.Number; break;
                case 7: start = reader.Number; break;
                case 8: end = reader.Number; break;
                case 9: values.AddTo(attributes, reader.Bytes); break;
                case 11 when events.Count < limits.MaxSpanEventCount: events.Add(Event(reader.Bytes)); break;
                case 13 when links.Count < limits.MaxSpanEventCount: links.Add(Link(reader.Bytes)); break;
                case 15: status = Status(reader.Bytes); break;
            }

        if (trace.Length == 0 || id.Length == 0) throw new InvalidDataException("A span has no id, or none of its trace.");
        return new TelemetrySpan(source, trace, id, parent)
        {
            Name = name,
            Kind = kind <= (ulong)SpanKind.Consumer ? (SpanKind)kind : SpanKind.Unspecified,
            Start = Milliseconds.Of(start),
            End = Milliseconds.Of(end),
            IsError = status.IsError,
            StatusMessage = status.Message,
            Attributes = attributes,
            Events = events,
            Links = links,
        };
    }

    private (bool IsError, string Message) Status(ReadOnlySpan<byte> status)
    {
        var (message, code) = ("", 0UL);
        for (var reader = new ProtobufReader(status); reader.Next();)
            if (reader.Field == 2) message = values.Cut(reader.Text);
            else if (reader.Field == 3) code = reader.Number;
        return (code == ErrorStatus, message);
    }

    private SpanEvent Event(ReadOnlySpan<byte> bytes)
    {
        var (time, name, attributes) = (0UL, "", new List<TelemetryAttribute>());
        for (var reader = new ProtobufReader(bytes); reader.Next();)
            if (reader.Field == 1) time = reader.Number;
            else if (reader.Field == 2) name = values.Cut(reader.Text);
            else if (reader.Field == 3) values.AddTo(attributes, reader.Bytes);
        return new SpanEvent(name, Milliseconds.Of(time), attributes);
    }

    private SpanLink Link(ReadOnlySpan<byte> bytes)
    {
        var (trace, span, attributes) = ("", "", new List<TelemetryAttribute>());
        for (var reader = new ProtobufReader(bytes); reader.Next();)
            if (reader.Field == 1) trace = Ids.Text(reader.Bytes);
            else if (reader.Field == 2) span = Ids.Text(reader.Bytes);
            else if (reader.Field == 4) values.AddTo(attributes, reader.Bytes);
        return new SpanLink(trace, span, attributes);
    }
}

internal static class Milliseconds
{
    private const double NanosecondsPerMillisecond = 1e6;

    /// <summary>Nanoseconds as milliseconds; a browser has no whole numbers that large.</summary>
    public static double Of(ulong nanoseconds) => nanoseconds / NanosecondsPerMillisecond;
}

internal static class Ids
{
    private const int Longest = 16;

    /// <exception cref="InvalidDataException">It is longer than ids are.</exception>
    public static string Text(ReadOnlySpan<byte> id) => id.Length <= Longest ? Convert.ToHexStringLower(id)
        : throw new InvalidDataException("An id of a trace has 16 bytes, that of a span 8.");
}
