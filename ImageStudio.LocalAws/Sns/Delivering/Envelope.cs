using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>An attribute in the envelope.</summary>
internal sealed record EnvelopeAttribute(string Type, string Value);

/// <summary>
/// The JSON in which a subscriber gets a message that is not delivered raw.
/// See https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html.
/// </summary>
internal sealed record Envelope
{
    public string Type { get; init; } = "Notification";

    public required string MessageId { get; init; }

    /// <summary>In FIFO topics only, which do not sign.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>In confirmations only.</summary>
    public string? Token { get; init; }

    public required string TopicArn { get; init; }

    public string? Subject { get; init; }

    public required string Message { get; init; }

    public required string Timestamp { get; init; }

    public string? SignatureVersion { get; init; }

    /// <summary>Of HTTP deliveries; elsewhere the field is there for those who read it, and says that it is none to those who decode it.</summary>
    public string? Signature { get; init; }

    /// <summary>In HTTP deliveries the certificate of this server; elsewhere one at AWS, without which SDKs refuse to parse a message.</summary>
    [JsonPropertyName("SigningCertURL")]
    public string? SigningCertUrl { get; init; }

    [JsonPropertyName("SubscribeURL")]
    public string? SubscribeUrl { get; init; }

    [JsonPropertyName("UnsubscribeURL")]
    public string? UnsubscribeUrl { get; init; }

    public IReadOnlyDictionary<string, EnvelopeAttribute>? MessageAttributes { get; init; }

    /// <summary>The envelope as the body of a message. Queues get it unsigned: nobody who reads one fetches a certificate.</summary>
    public static string Of(Publication publication, Subscription subscription) => Write(For(publication, subscription));

    /// <summary>The envelope of a publication for one subscriber.</summary>
    public static Envelope For(Publication publication, Subscription subscription) => new()
    {
        MessageId = publication.MessageId,
        SequenceNumber = publication.SequenceNumber,
        TopicArn = subscription.Topic.ToString(),
        Subject = publication.Subject,
        Message = publication.MessageFor(subscription.Protocol),
        Timestamp = publication.Timestamp,
        SignatureVersion = publication.SequenceNumber is null ? "1" : null,
        Signature = publication.SequenceNumber is null ? Convert.ToBase64String("LocalAws does not sign"u8) : null,
        SigningCertUrl = publication.SequenceNumber is null ? CertificateUrl(subscription.Topic.Region) : null,
        UnsubscribeUrl = subscription.UnsubscribeUrl.ToString(),
        MessageAttributes = publication.Attributes.Count == 0 ? null : publication.Attributes.ToDictionary(
            a => a.Key,
            a => new EnvelopeAttribute(a.Value.DataType, a.Value.BinaryValue is { } bytes ? Convert.ToBase64String(bytes.Span) : a.Value.StringValue ?? "")),
    };

    public static string Write(Envelope envelope) => JsonSerializer.Serialize(envelope, EnvelopeJson.Shapes.Envelope);

    public static string CertificateUrl(string region) => $"https://sns.{region}.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext
{
    private static EnvelopeJson? shapes;

    /// <summary>Only JSON's own characters are escaped, as AWS does; the envelope is never part of a page.</summary>
    public static EnvelopeJson Shapes => shapes ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
