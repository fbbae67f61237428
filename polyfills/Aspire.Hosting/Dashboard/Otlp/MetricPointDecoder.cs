using System.Buffers.Binary;
using Aspire.Hosting.Dashboard.Metrics;

namespace Aspire.Hosting.Dashboard.Otlp;

internal sealed record DecodedPoint(IReadOnlyList<TelemetryAttribute> Attributes, MetricPoint Point, IReadOnlyList<Exemplar> Exemplars);

/// <summary>NumberDataPoint, HistogramDataPoint and Exemplar of metrics.proto.</summary>
internal sealed class MetricPointDecoder(AnyValues values)
{
    private const int MostBuckets = 1024;

    /// <exception cref="InvalidDataException">The bytes are no point.</exception>
    public DecodedPoint Decode(ReadOnlySpan<byte> point, InstrumentKind kind) => kind is InstrumentKind.Histogram ? Histogram(point) : Number(point);

    private DecodedPoint Number(ReadOnlySpan<byte> point)
    {
        var (time, value) = (0UL, 0.0);
        var (attributes, exemplars) = (new List<TelemetryAttribute>(), new List<Exemplar>());
        for (var reader = new ProtobufReader(point); reader.Next();)
            switch (reader.Field)
            {
                case 3: time = reader.Number; break;
                case 4: value = reader.Real; break;
                case 6: value = (long)reader.Number; break;
                case 5: AddExemplar(exemplars, reader.Bytes); break;
                case 7: values.AddTo(attributes, reader.Bytes); break;
            }

        return new DecodedPoint(attributes, new MetricPoint(Milliseconds.Of(time), value), exemplars);
    }

    private DecodedPoint Histogram(ReadOnlySpan<byte> point)
    {
        var (time, sum) = (0UL, 0.0);
        var (counts, bounds) = (new List<double>(), new List<double>());
        var (attributes, exemplars) = (new List<TelemetryAttribute>(), new List<Exemplar>());
        for (var reader = new ProtobufReader(point); reader.Next();)
            switch (reader.Field)
            {
                case 3: time = reader.Number; break;
                case 5: sum = reader.Real; break;
                case 6: AddNumbers(counts, reader, number => number); break;
                case 7: AddNumbers(bounds, reader, BitConverter.UInt64BitsToDouble); break;
                case 8: AddExemplar(exemplars, reader.Bytes); break;
                case 9: values.AddTo(attributes, reader.Bytes); break;
            }

        return new DecodedPoint(attributes, new MetricPoint(Milliseconds.Of(time), sum, new HistogramCounts([.. bounds], [.. counts])), exemplars);
    }

    /// <summary>Repeated numbers of eight bytes come packed into one field, or each in a field of its own.</summary>
    private static void AddNumbers(List<double> numbers, ProtobufReader reader, Func<ulong, double> read)
    {
        if (reader.Bytes.IsEmpty) numbers.Add(read(reader.Number));
        for (var rest = reader.Bytes; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            numbers.Add(read(BinaryPrimitives.ReadUInt64LittleEndian(rest)));
        if (numbers.Count > MostBuckets) throw new InvalidDataException($"A histogram has more than {MostBuckets} buckets.");
    }

    private static void AddExemplar(List<Exemplar> exemplars, ReadOnlySpan<byte> exemplar)
    {
        var (time, value, trace, span) = (0UL, 0.0, "", "");
        for (var reader = new ProtobufReader(exemplar); reader.Next();)
            switch (reader.Field)
            {
                case 2: time = reader.Number; break;
                case 3: value = reader.Real; break;
                case 6: value = (long)reader.Number; break;
                case 4: span = Ids.Text(reader.Bytes); break;
                case 5: trace = Ids.Text(reader.Bytes); break;
            }

        if (trace.Length > 0) exemplars.Add(new Exemplar(Milliseconds.Of(time), value, trace, span));
    }
}
