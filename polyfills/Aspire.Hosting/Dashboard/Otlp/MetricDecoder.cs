using Aspire.Hosting.Dashboard.Metrics;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>
/// Metrics of an ExportMetricsServiceRequest; numbers are those of the fields in opentelemetry/proto/metrics/v1/metrics.proto.
/// Gauges, sums and histograms with explicit bounds; exponential histograms and summaries are passed over.
/// </summary>
internal sealed class MetricDecoder(OtlpRequest request, AnyValues values, MetricPointDecoder points)
{
    private const ulong DeltaTemporality = 1;

    /// <exception cref="InvalidDataException">The bytes are no such request.</exception>
    public void Decode(ReadOnlySpan<byte> bytes, MetricStore store) => request.Read(bytes, (record, source) => Metric(record, source, store));

    private void Metric(ReadOnlySpan<byte> metric, TelemetrySource source, MetricStore store)
    {
        var (name, description, unit) = ("", "", "");
        var kind = default(InstrumentKind?);
        ReadOnlySpan<byte> data = default;
        for (var reader = new ProtobufReader(metric); reader.Next();)
            switch (reader.Field)
            {
                case 1: name = values.Cut(reader.Text); break;
                case 2: description = values.Cut(reader.Text); break;
                case 3: unit = values.Cut(reader.Text); break;
                case 5: kind = InstrumentKind.Gauge; data = reader.Bytes; break;
                case 7: kind = IsMonotonic(reader.Bytes) ? InstrumentKind.Counter : InstrumentKind.UpDownCounter; data = reader.Bytes; break;
                case 9: kind = InstrumentKind.Histogram; data = reader.Bytes; break;
            }

        if (kind is null || name.Length == 0) return;
        var info = new InstrumentInfo(source.Resource.Service, source.Scope, name, unit, description, kind.Value);
        var isDelta = IsDelta(data);
        for (var reader = new ProtobufReader(data); reader.Next();)
        {
            if (reader.Field != 1) continue;
            var point = points.Decode(reader.Bytes, kind.Value);
            store.Add(info, source.Resource.Instance, point.Attributes, point.Point, isDelta);
            foreach (var exemplar in point.Exemplars) store.Add(info, exemplar);
        }
    }

    private static bool IsMonotonic(ReadOnlySpan<byte> sum)
    {
        for (var reader = new ProtobufReader(sum); reader.Next();)
            if (reader.Field == 3)
                return reader.Number != 0;
        return false;
    }

    private static bool IsDelta(ReadOnlySpan<byte> data)
    {
        for (var reader = new ProtobufReader(data); reader.Next();)
            if (reader.Field == 2)
                return reader.Number == DeltaTemporality;
        return false;
    }
}
