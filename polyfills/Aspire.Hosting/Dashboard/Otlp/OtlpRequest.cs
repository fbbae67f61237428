namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Takes one span, log record or metric.</summary>
internal delegate void RecordReader(ReadOnlySpan<byte> record, TelemetrySource source);

/// <summary>
/// What requests for traces, logs and metrics have in common: records by scope by resource, in the same fields
/// (https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto/collector).
/// </summary>
internal sealed class OtlpRequest(AnyValues values, ResourceRegistry resources)
{
    public void Read(ReadOnlySpan<byte> request, RecordReader read)
    {
        for (var reader = new ProtobufReader(request); reader.Next();)
            if (reader.Field == 1)
                ReadResource(reader.Bytes, read);
    }

    private void ReadResource(ReadOnlySpan<byte> block, RecordReader read)
    {
        var resource = resources.Of(Attributes(Within(block, 1)));
        for (var reader = new ProtobufReader(block); reader.Next();)
            if (reader.Field == 2)
                ReadScope(reader.Bytes, resource, read);
    }

    private void ReadScope(ReadOnlySpan<byte> block, TelemetryResource resource, RecordReader read)
    {
        var source = new TelemetrySource(resource, Name(Within(block, 1)));
        for (var reader = new ProtobufReader(block); reader.Next();)
            if (reader.Field == 2)
                read(reader.Bytes, source);
    }

    private List<TelemetryAttribute> Attributes(ReadOnlySpan<byte> resource)
    {
        var attributes = new List<TelemetryAttribute>();
        for (var reader = new ProtobufReader(resource); reader.Next();)
            if (reader.Field == 1)
                values.AddTo(attributes, reader.Bytes);
        return attributes;
    }

    private string Name(ReadOnlySpan<byte> scope)
    {
        for (var reader = new ProtobufReader(scope); reader.Next();)
            if (reader.Field == 1)
                return values.Cut(reader.Text);
        return "";
    }

    /// <summary>Fields come in any order, so what belongs to all records is looked for first.</summary>
    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> block, int field)
    {
        for (var reader = new ProtobufReader(block); reader.Next();)
            if (reader.Field == field)
                return reader.Bytes;
        return default;
    }
}
