using Google.Protobuf;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>Export requests as exporters put them on the wire, field by field, so that decoders are tested against bytes they did not write.</summary>
internal static class OtlpBytes
{
    /// <summary>1 January 2026, in nanoseconds since 1970.</summary>
    public const ulong Start = 1_767_225_600_000_000_000;

    public static byte[] Traces(string service, params byte[][] spans) => Request(service, spans);

    public static byte[] Logs(string service, params byte[][] records) => Request(service, records);

    public static byte[] Metrics(string service, params byte[][] metrics) => Request(service, metrics);

    /// <summary>A span that begins some milliseconds after <see cref="Start"/>; parent is "" for the first of its trace.</summary>
    public static byte[] Span(string trace, string span, string parent, string name, double after = 0, double milliseconds = 10, bool failed = false, params (string Key, string Value)[] attributes) => Message(
    [
        (1, Hex(trace)), (2, Hex(span)), (4, Hex(parent)), (5, name), (6, 2UL), (7, new Fixed(At(after))), (8, new Fixed(At(after + milliseconds))),
        .. attributes.Select(attribute => (9, (object)Attribute(attribute.Key, attribute.Value))),
        (11, Message((1, new Fixed(At(after + 1))), (2, "looked"), (3, Attribute("event.key", "seen")))),
        (15, failed ? Message((2, "it broke"), (3, 2UL)) : Message((3, 1UL))),
    ]);

    public static byte[] Log(string message, ulong severity = 9, string trace = "", string span = "", double after = 0) => Message(
        (1, new Fixed(At(after))), (2, severity), (5, Message((1, message))), (6, Attribute("photo", "Harbour.jpg")), (9, Hex(trace)), (10, Hex(span)));

    /// <summary>A counter's points: milliseconds after <see cref="Start"/>, value, and the value of the attribute "outcome".</summary>
    public static byte[] Counter(string name, params (double After, ulong Value, string Outcome)[] points) => Message(
        (1, name), (2, "What is counted."), (3, "{photo}"),
        (7, Message([.. points.Select(point => (1, (object)Message((7, Attribute("outcome", point.Outcome)), (3, new Fixed(At(point.After))), (6, new Fixed(point.Value))))), (2, 2UL), (3, 1UL)])));

    /// <summary>A histogram's points: milliseconds after <see cref="Start"/>, and the counts of the buckets up to 10, up to 100 and beyond.</summary>
    public static byte[] Histogram(string name, string exemplarTrace, params (double After, ulong[] Counts)[] points) => Message(
        (1, name), (3, "ms"),
        (9, Message([.. points.Select(point => (1, (object)Message(
            (3, new Fixed(At(point.After))), (4, new Fixed((ulong)point.Counts.Sum(count => (long)count))), (5, new Fixed(BitConverter.DoubleToUInt64Bits(1))),
            (6, Packed(point.Counts)), (7, Packed(BitConverter.DoubleToUInt64Bits(10), BitConverter.DoubleToUInt64Bits(100))),
            (8, Message((2, new Fixed(At(point.After))), (3, new Fixed(BitConverter.DoubleToUInt64Bits(42))), (4, Hex("00000000000000aa")), (5, Hex(exemplarTrace))))))), (2, 2UL)])));

    public static string Id(int number, int bytes) => number.ToString("x", System.Globalization.CultureInfo.InvariantCulture).PadLeft(bytes * 2, '0');

    private static ulong At(double milliseconds) => Start + (ulong)(milliseconds * 1e6);

    private static byte[] Request(string service, byte[][] records)
    {
        var resource = Message((1, Attribute("service.name", service)), (1, Attribute("service.instance.id", service + "-1")));
        var scope = Message([(1, Message((1, "Tests"))), .. records.Select(record => (2, (object)record))]);
        return Message((1, Message((1, resource), (2, scope))));
    }

    private static byte[] Attribute(string key, string value) => Message((1, key), (2, Message((1, value))));

    private static byte[] Packed(params ulong[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static byte[] Hex(string digits) => Convert.FromHexString(digits);

    private static byte[] Message(params (int Field, object Value)[] fields)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
            foreach (var (field, value) in fields)
                Write(output, field, value);
        return bytes.ToArray();
    }

    private static void Write(CodedOutputStream output, int field, object value)
    {
        output.WriteTag(field, value switch { ulong => WireFormat.WireType.Varint, Fixed => WireFormat.WireType.Fixed64, _ => WireFormat.WireType.LengthDelimited });
        switch (value)
        {
            case ulong number: output.WriteUInt64(number); break;
            case Fixed number: output.WriteFixed64(number.Value); break;
            case string text: output.WriteString(text); break;
            default: output.WriteBytes(ByteString.CopyFrom((byte[])value)); break;
        }
    }

    /// <summary>Eight bytes on the wire, whatever the value.</summary>
    private sealed record Fixed(ulong Value);
}
