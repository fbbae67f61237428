using System.Diagnostics;

namespace ImageStudio.LocalAws.Common;

/// <summary>A mail that SNS sends to an e-mail subscriber.</summary>
/// <param name="To">The subscriber's address.</param>
/// <param name="From">The sender as a mail header shows it, for example <c>AWS Notifications &lt;no-reply@sns.amazonaws.com&gt;</c>.</param>
/// <param name="Subject">Subject line.</param>
/// <param name="Body">Plain text (protocol <c>email</c>) or JSON (protocol <c>email-json</c>).</param>
public sealed record Mail(string To, string From, string Subject, string Body)
{
    /// <summary>Id of the SNS message; a mail delivered again after a crash has the same one.</summary>
    public required string MessageId { get; init; }

    /// <summary>The topic that the mail comes from.</summary>
    public required Arn Topic { get; init; }

    /// <summary>When SNS sent it.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The span that the delivery belongs to.</summary>
    public ActivityContext TraceParent { get; init; }
}

/// <summary>Where mails to e-mail subscribers go; the built-in inbox implements it.</summary>
public interface IMailbox
{
    /// <summary>Accepts a mail; when it returns, the mail is durable. A mail with a known message id and address is accepted once.</summary>
    ValueTask DeliverAsync(Mail mail, CancellationToken cancellationToken);
}
