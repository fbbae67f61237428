namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Records of an ExportLogsServiceRequest; numbers are those of the fields in opentelemetry/proto/logs/v1/logs.proto.</summary>
internal sealed class LogDecoder(OtlpRequest request, AnyValues values)
{
    // https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber: four numbers a level.
    private static readonly string[] Levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];
    private const int NumbersPerLevel = 4;

    /// <exception cref="InvalidDataException">The bytes are no such request.</exception>
    public IReadOnlyList<TelemetryLog> Decode(ReadOnlySpan<byte> bytes)
    {
        var logs = new List<TelemetryLog>();
        request.Read(bytes, (record, source) => logs.Add(Log(record, source)));
        return logs;
    }

    private TelemetryLog Log(ReadOnlySpan<byte> record, TelemetrySource source)
    {
        var (time, observed, severity, body, trace, span) = (0UL, 0UL, 0UL, "", "", "");
        var attributes = new List<TelemetryAttribute>();
        for (var reader = new ProtobufReader(record); reader.Next();)
            switch (reader.Field)
            {
                case 1: time = reader.Number; break;
                case 2: severity = reader.Number; break;
                case 5: body = values.Value(reader.Bytes); break;
                case 6: values.AddTo(attributes, reader.Bytes); break;
                case 9: trace = Ids.Text(reader.Bytes); break;
                case 10: span = Ids.Text(reader.Bytes); break;
                case 11: observed = reader.Number; break;
            }

        return new TelemetryLog(0, source, Milliseconds.Of(time > 0 ? time : observed), Level(severity), body, trace, span, attributes);
    }

    private static string Level(ulong severity) => severity is 0 or > 24 ? "Information" : Levels[((int)severity - 1) / NumbersPerLevel];
}
