using System.Text.Json;

namespace ImageStudio.Contracts;

/// <summary>
/// Reads message bodies: S3 event notifications and our own events, in an SNS envelope or raw (RawMessageDelivery, or S3
/// straight to SQS). A pure function: what it does not understand is <see cref="QueueMessage.Unknown"/>, never an exception.
/// </summary>
public static class QueueMessageReader
{
    /// <summary>Reads the body of an SQS message.</summary>
    public static QueueMessage Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return IsEnvelope(document.RootElement) ? ReadEnvelope(document.RootElement) : ReadPayload(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            return new QueueMessage.Unknown($"The body is not a message of ours: {exception.Message}");
        }
    }

    // {"Type":"Notification","TopicArn":"arn:…","Message":"{…}","MessageAttributes":{"traceparent":{"Type":"String","Value":"00-…"}}}
    private static bool IsEnvelope(JsonElement body) =>
        Text(body, "Type") == "Notification" && body.TryGetProperty("Message", out var message) && message.ValueKind == JsonValueKind.String;

    private static QueueMessage ReadEnvelope(JsonElement envelope)
    {
        using var payload = JsonDocument.Parse(envelope.GetProperty("Message").GetString()!);
        var hasAttributes = envelope.TryGetProperty("MessageAttributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object;
        return ReadPayload(payload.RootElement) with { Trace = hasAttributes ? TraceCarrier.Read(name => Attribute(attributes, name)) : TraceCarrier.Empty };
    }

    private static QueueMessage ReadPayload(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object) return new QueueMessage.Unknown("The body is JSON, but no object.");
        if (payload.TryGetProperty("Records", out var records)) return ReadRecords(records);
        if (Text(payload, "Event") == "s3:TestEvent") return new QueueMessage.S3TestEvent();
        if (payload.TryGetProperty("type", out _)) return ReadRenditionEvent(payload);
        return new QueueMessage.Unknown("The body is a JSON object that is neither an S3 event nor a rendition event.");
    }

    private static QueueMessage ReadRecords(JsonElement records)
    {
        var events = new List<S3Event>();
        foreach (var record in records.EnumerateArray())
        {
            if (Text(record, "eventSource") is not "aws:s3") return new QueueMessage.Unknown("A record is not of S3.");
            events.Add(ReadRecord(record));
        }

        return new QueueMessage.S3Events(events);
    }

    private static S3Event ReadRecord(JsonElement record)
    {
        var s3 = record.GetProperty("s3");
        var stored = s3.GetProperty("object");
        var name = Text(record, "eventName") ?? throw new FormatException("A record has no eventName.");
        return new S3Event(
            // Some emulators send the name with the prefix that only configurations have.
            name.StartsWith("s3:", StringComparison.Ordinal) ? name[3..] : name,
            Text(s3.GetProperty("bucket"), "name") ?? throw new FormatException("A record has no bucket name."),
            S3Event.DecodeKey(Text(stored, "key") ?? throw new FormatException("A record has no key.")),
            (Text(stored, "eTag") ?? "").Trim('"'),
            Text(stored, "sequencer") ?? "",
            stored.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number ? size.GetInt64() : 0,
            record.TryGetProperty("eventTime", out var time) ? time.GetDateTimeOffset() : default);
    }

    private static QueueMessage ReadRenditionEvent(JsonElement payload)
    {
        if (payload.Deserialize(ContractsJsonContext.Default.RenditionEvent) is not { } rendition) return new QueueMessage.Unknown("The event is empty.");
        return rendition.Version == RenditionEvent.CurrentVersion
            ? new QueueMessage.Rendition(rendition)
            : new QueueMessage.Unknown($"The event has version {rendition.Version}; this consumer knows version {RenditionEvent.CurrentVersion}.");
    }

    private static string? Attribute(JsonElement attributes, string name) =>
        attributes.TryGetProperty(name, out var attribute) ? Text(attribute, "Value") : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
