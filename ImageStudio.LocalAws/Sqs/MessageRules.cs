using System.Buffers;
using System.Globalization;
using System.Text;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// What SQS asks of a message.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html and
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html.
/// </summary>
internal static class MessageRules
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    // Everything below U+0020 but tab, line feed and carriage return, and the two non-characters at the end of the plane.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    /// <summary>Checks a message against the rules and the queue's own limit.</summary>
    /// <returns>The size in bytes that counts against the limits.</returns>
    /// <exception cref="AwsException">The message breaks a rule.</exception>
    public static int Check(string? body, IReadOnlyDictionary<string, MessageAttribute>? attributes, int maximumSize)
    {
        if (string.IsNullOrEmpty(body))
            throw SqsErrors.MissingParameter("MessageBody");
        if (body.AsSpan().ContainsAny(Forbidden))
            throw SqsErrors.InvalidMessageContents();
        var size = Encoding.UTF8.GetByteCount(body);
        if (attributes?.Count > SqsLimits.MessageAttributes)
            throw SqsErrors.InvalidParameter($"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [{SqsLimits.MessageAttributes}].");
        foreach (var (name, attribute) in attributes ?? new Dictionary<string, MessageAttribute>())
            size += Check(name, attribute);
        return size <= maximumSize
            ? size
            : throw SqsErrors.InvalidParameter($"One or more parameters are invalid. Reason: Message must be shorter than {maximumSize} bytes.");
    }

    /// <summary>The system attributes a sender may set: <c>AWSTraceHeader</c> alone.</summary>
    public static string? TraceHeader(IReadOnlyDictionary<string, MessageAttribute>? attributes)
    {
        if (attributes is null or { Count: 0 })
            return null;
        if (attributes.Keys.FirstOrDefault(k => k != "AWSTraceHeader") is { } unknown)
            throw SqsErrors.InvalidParameter($"Message system attribute name '{unknown}' is invalid.");
        var header = attributes["AWSTraceHeader"];
        return header is { DataType: "String", StringValue: { Length: > 0 } value }
            ? value
            : throw SqsErrors.InvalidParameter("The message system attribute 'AWSTraceHeader' must contain a non-empty value of type 'String'.");
    }

    private static int Check(string name, MessageAttribute attribute)
    {
        if (name.Length is 0 or > 256 || name.AsSpan().ContainsAnyExcept(NameCharacters) || name[0] == '.' || name[^1] == '.' || name.Contains("..", StringComparison.Ordinal))
            throw SqsErrors.InvalidParameter("Message (user) attribute name can only include alphanumeric characters, hyphens, underscores and dots, must be 1 to 256 characters long and must not start or end with a dot.");
        if (name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase))
            throw SqsErrors.InvalidParameter($"Message (user) attribute name '{name}' is reserved for use by AWS.");
        var size = Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(attribute.DataType ?? "");
        return attribute.DataType?.Split('.')[0] switch
        {
            "String" or "Number" when string.IsNullOrEmpty(attribute.StringValue) => throw NoValue(name, attribute),
            "Number" when !decimal.TryParse(attribute.StringValue, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                && !double.TryParse(attribute.StringValue, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                throw SqsErrors.InvalidParameter($"Can't cast the value of message (user) attribute '{name}' to a number."),
            "String" or "Number" when attribute.StringValue.AsSpan().ContainsAny(Forbidden) => throw SqsErrors.InvalidMessageContents(),
            "String" or "Number" => size + Encoding.UTF8.GetByteCount(attribute.StringValue!),
            "Binary" when attribute.BinaryValue is null or { Length: 0 } => throw NoValue(name, attribute),
            "Binary" => size + attribute.BinaryValue!.Value.Length,
            null or "" => throw SqsErrors.InvalidParameter($"The message (user) attribute '{name}' must contain a non-empty message attribute type."),
            _ => throw SqsErrors.InvalidParameter($"The message (user) attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."),
        };
    }

    private static AwsException NoValue(string name, MessageAttribute attribute) =>
        SqsErrors.InvalidParameter($"Message (user) attribute '{name}' must contain a non-empty value of type '{attribute.DataType}'.");
}
