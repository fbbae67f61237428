using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>What e-mail subscribers read.</summary>
internal static class MailText
{
    private const string Sender = "no-reply@sns.amazonaws.com";

    /// <summary>A notification: the message and how to get no more of them, or the envelope for <c>email-json</c>.</summary>
    public static Mail Notification(Topic topic, Subscription subscription, Publication publication) =>
        new(subscription.Endpoint,
            From(topic),
            publication.Subject ?? "AWS Notification Message",
            subscription.Protocol is "email-json" ? Envelope.Of(publication, subscription) : $"""
                {publication.MessageFor("email")}

                --
                To stop getting notifications of this topic, open:
                {subscription.UnsubscribeUrl}
                """)
        {
            MessageId = publication.MessageId,
            Topic = topic.Arn,
            SentAt = publication.At,
            TraceParent = publication.TraceParent,
        };

    /// <summary>The question whether the address wants the subscription, with the link that says yes.</summary>
    public static Mail Confirmation(Topic topic, Subscription subscription, DateTimeOffset now) =>
        new(subscription.Endpoint, From(topic), "AWS Notification - Subscription Confirmation", subscription.Protocol is "email-json" ? Envelope.Write(Questions.Confirmation(subscription, now)) : $"""
            Somebody asked for notifications of this topic to be sent here:
            {topic.Arn}

            To confirm the subscription, open:
            {subscription.ConfirmUrl(subscription.Token!)}

            Nothing is sent if you do not.
            """)
        {
            MessageId = $"confirm-{subscription.Token}",
            Topic = topic.Arn,
            SentAt = now,
        };

    // The name goes into a mail header: quotes and line ends would end it.
    private static string From(Topic topic) => $"\"{string.Concat(topic.DisplayName.Where(c => !char.IsControl(c) && c is not '"' and not '\\'))}\" <{Sender}>";
}
