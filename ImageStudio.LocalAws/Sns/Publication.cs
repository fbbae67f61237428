using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns;

/// <summary>A message that a topic has accepted.</summary>
internal sealed record Publication(string MessageId, DateTimeOffset At, string Message, string? Subject)
{
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    public string? GroupId { get; init; }

    /// <summary>By what FIFO topics and their queues know it again.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>Its place in a FIFO topic, <c>null</c> in standard topics.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>The message for each protocol, where the publisher gave several (<c>MessageStructure</c> json).</summary>
    public IReadOnlyDictionary<string, string>? ByProtocol { get; init; }

    public ActivityContext TraceParent { get; init; }

    /// <summary>When it was published, as AWS writes it: <c>2012-03-29T05:12:16.901Z</c>.</summary>
    public string Timestamp => Written(At);

    /// <summary>A time as AWS writes it.</summary>
    public static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Bytes that count against the limits.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Message) + Attributes.Sum(a =>
        Encoding.UTF8.GetByteCount(a.Key) + a.Value.DataType.Length + Encoding.UTF8.GetByteCount(a.Value.StringValue ?? "") + (a.Value.BinaryValue?.Length ?? 0));

    public string MessageFor(string protocol) => ByProtocol is null ? Message : ByProtocol.GetValueOrDefault(protocol) ?? ByProtocol["default"];

    /// <summary>Checks what a publisher sends. See https://docs.aws.amazon.com/sns/latest/api/API_Publish.html.</summary>
    /// <exception cref="AwsException">The message breaks a rule.</exception>
    public static Publication Check(string? message, string? subject, string? structure, IReadOnlyDictionary<string, MessageAttribute>? attributes, DateTimeOffset now)
    {
        if (message is null)
            throw SnsErrors.Missing("Message");
        if (message.Length == 0)
            throw SnsErrors.InvalidParameter("Empty message");
        if (subject is not null && (subject.Length is 0 or > SnsLimits.Subject || subject.Any(char.IsControl)))
            throw SnsErrors.InvalidParameter("Subject");
        if (structure is not (null or "" or "json"))
            throw SnsErrors.InvalidParameter("MessageStructure");
        foreach (var (name, attribute) in attributes ?? new Dictionary<string, MessageAttribute>())
            AttributeRules.Check(name, attribute);

        var publication = new Publication(Guid.NewGuid().ToString(), now, message, subject)
        {
            Attributes = attributes ?? new Dictionary<string, MessageAttribute>(),
            ByProtocol = structure is "json" ? ReadByProtocol(message) : null,
        };
        return publication.Size <= SnsLimits.MessageSize ? publication : throw SnsErrors.InvalidParameter("Message too long");
    }

    private static Dictionary<string, string> ReadByProtocol(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var messages = document.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind is JsonValueKind.String)
                .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
            return messages.ContainsKey("default") ? messages : throw SnsErrors.InvalidParameter("Message Structure - No default entry in JSON message body");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw SnsErrors.InvalidParameter("Message Structure - JSON message body failed to parse");
        }
    }
}
