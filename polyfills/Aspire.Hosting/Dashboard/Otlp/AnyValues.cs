using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>
/// Attributes and log bodies as text (opentelemetry/proto/common/v1/common.proto). Telemetry is untrusted: lengths, counts and
/// depth are limited here, where they come in.
/// </summary>
internal sealed class AnyValues(TelemetryLimits limits)
{
    private const int DeepestValue = 8;
    private const string TooDeep = "…";

    /// <summary>Adds the KeyValue to the attributes, unless there are too many already.</summary>
    public void AddTo(List<TelemetryAttribute> attributes, ReadOnlySpan<byte> pair)
    {
        if (attributes.Count >= limits.MaxAttributeCount) return;
        var (key, value) = Pair(pair, 0);
        attributes.Add(new TelemetryAttribute(Cut(key), Cut(value)));
    }

    public string Value(ReadOnlySpan<byte> any) => Cut(Value(any, 0));

    public string Cut(string text) => text.Length <= limits.MaxAttributeLength ? text : text[..limits.MaxAttributeLength] + TooDeep;

    private static (string Key, string Value) Pair(ReadOnlySpan<byte> pair, int depth)
    {
        var (key, value) = ("", "");
        for (var reader = new ProtobufReader(pair); reader.Next();)
            if (reader.Field == 1) key = reader.Text;
            else if (reader.Field == 2) value = Value(reader.Bytes, depth);
        return (key, value);
    }

    private static string Value(ReadOnlySpan<byte> any, int depth)
    {
        var reader = new ProtobufReader(any);
        if (!reader.Next()) return "";
        return reader.Field switch
        {
            1 => reader.Text,
            2 => reader.Number != 0 ? "true" : "false",
            3 => ((long)reader.Number).ToString(CultureInfo.InvariantCulture),
            4 => reader.Real.ToString(CultureInfo.InvariantCulture),
            5 => depth < DeepestValue ? $"[{Items(reader.Bytes, depth + 1)}]" : TooDeep,
            6 => depth < DeepestValue ? $"{{{Pairs(reader.Bytes, depth + 1)}}}" : TooDeep,
            7 => Convert.ToHexStringLower(reader.Bytes),
            _ => "",
        };
    }

    private static StringBuilder Items(ReadOnlySpan<byte> array, int depth)
    {
        var text = new StringBuilder();
        for (var reader = new ProtobufReader(array); reader.Next();)
            text.Append(text.Length > 0 ? ", " : "").Append(Value(reader.Bytes, depth));
        return text;
    }

    private static StringBuilder Pairs(ReadOnlySpan<byte> list, int depth)
    {
        var text = new StringBuilder();
        for (var reader = new ProtobufReader(list); reader.Next();)
        {
            var (key, value) = Pair(reader.Bytes, depth);
            text.Append(text.Length > 0 ? ", " : "").Append(key).Append(": ").Append(value);
        }

        return text;
    }
}
