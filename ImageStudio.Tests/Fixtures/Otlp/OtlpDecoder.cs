using System.Diagnostics;
using Google.Protobuf;

namespace ImageStudio.Tests.Fixtures.Otlp;

/// <summary>
/// Reads what exporters send. The numbers are those of the fields in
/// https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto.
/// </summary>
internal static class OtlpDecoder
{
    public static IEnumerable<OtlpSpan> Spans(ByteString request) =>
        from resource in ProtobufFields.Read(request).Within(1)
        from scope in resource.Within(2)
        from span in scope.Within(2)
        select Span(Service(resource), Scope(scope), span);

    public static IEnumerable<OtlpLog> Logs(ByteString request) =>
        from resource in ProtobufFields.Read(request).Within(1)
        from scope in resource.Within(2)
        from log in scope.Within(2)
        select new OtlpLog(Service(resource), Value(log.One(5).Bytes).ToString()!, log.One(9).Hex, log.One(10).Hex, Attributes(log.Within(6)));

    public static IEnumerable<OtlpMetric> Metrics(ByteString request) =>
        from resource in ProtobufFields.Read(request).Within(1)
        from scope in resource.Within(2)
        from metric in scope.Within(2)
        select new OtlpMetric(Service(resource), Scope(scope), metric.One(1).Text, metric.One(2).Text, metric.One(3).Text, HistogramCount(metric), [.. Points(metric).SelectMany(point => point.Within(8)).Select(exemplar => exemplar.One(5).Hex)]);

    private static OtlpSpan Span(string service, string source, List<ProtobufField> span) => new(
        service,
        source,
        span.One(5).Text,
        // OTLP counts from 1, so that 0 says nothing.
        (ActivityKind)(int)(span.One(6).Value - 1),
        span.One(1).Hex,
        span.One(2).Hex,
        span.One(4).Hex,
        [.. span.Within(13).Select(link => link.One(2).Hex)],
        (ActivityStatusCode)(int)ProtobufFields.Read(span.One(15).Bytes).One(3).Value,
        Time(span.One(7)),
        Time(span.One(8)),
        Attributes(span.Within(9)));

    private static string Service(List<ProtobufField> resource) =>
        Attributes(ProtobufFields.Read(resource.One(1).Bytes).Within(1)).GetValueOrDefault("service.name")?.ToString() ?? "";

    private static string Scope(List<ProtobufField> scope) => ProtobufFields.Read(scope.One(1).Bytes).One(1).Text;

    private static DateTimeOffset Time(ProtobufField nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds.Value / TimeSpan.NanosecondsPerTick));

    private static Dictionary<string, object> Attributes(IEnumerable<List<ProtobufField>> pairs)
    {
        var attributes = new Dictionary<string, object>();
        foreach (var pair in pairs) attributes[pair.One(1).Text] = Value(pair.One(2).Bytes);
        return attributes;
    }

    private static object Value(ByteString any) => ProtobufFields.Read(any) switch
    {
        [{ Number: 1 } text] => text.Text,
        [{ Number: 2 } truth] => truth.Value != 0,
        [{ Number: 3 } whole] => (long)whole.Value,
        [{ Number: 4 } real] => BitConverter.UInt64BitsToDouble(real.Value),
        [{ Number: 5 } array] => string.Join(", ", ProtobufFields.Read(array.Bytes).Select(item => Value(item.Bytes))),
        [{ Number: 7 } bytes] => bytes.Hex,
        _ => "",
    };

    private static IEnumerable<List<ProtobufField>> Points(List<ProtobufField> metric) => metric.Within(9).SelectMany(histogram => histogram.Within(1));

    private static ulong HistogramCount(List<ProtobufField> metric) =>
        Points(metric).Aggregate(0UL, (sum, point) => sum + point.One(4).Value);
}
