using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Console;

/// <summary>A mail in the inbox.</summary>
internal sealed record InboxMail
{
    /// <summary>Id of the SNS message.</summary>
    public required string MessageId { get; init; }

    public required string To { get; init; }

    public required string From { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>ARN of the topic.</summary>
    public required string Topic { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The trace that led to the mail, 32 hexadecimal digits.</summary>
    public string? TraceId { get; init; }

    /// <summary>Whether a mail server has taken it.</summary>
    public bool Forwarded { get; init; }

    public static InboxMail Of(Mail mail) => new()
    {
        MessageId = mail.MessageId,
        To = mail.To,
        From = mail.From,
        Subject = mail.Subject,
        Body = mail.Body,
        Topic = mail.Topic.ToString(),
        SentAt = mail.SentAt,
        TraceId = mail.TraceParent == default ? null : mail.TraceParent.TraceId.ToHexString(),
    };
}

/// <summary>A change of the inbox, as the journal keeps it.</summary>
[JsonDerivedType(typeof(MailReceived), "received")]
[JsonDerivedType(typeof(MailForwarded), "forwarded")]
[JsonDerivedType(typeof(InboxEmptied), "emptied")]
internal abstract record InboxRecord;

internal sealed record MailReceived(InboxMail Mail) : InboxRecord;

internal sealed record MailForwarded(string MessageId, string To) : InboxRecord;

internal sealed record InboxEmptied : InboxRecord;

/// <summary>Shapes of the journal's records.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboxRecord))]
internal sealed partial class InboxJournalJson : JsonSerializerContext;
