using ImageStudio.LocalAws.Sns.Delivering;
using ImageStudio.LocalAws.Sns.Http.Signing;

namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>
/// What HTTP endpoints get.
/// See https://docs.aws.amazon.com/sns/latest/dg/http-header.html and .../http-subscription-confirmation-json.html.
/// </summary>
internal sealed class HttpMessages(SigningKey key, TimeProvider time)
{
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    /// <summary>A notification: signed, or raw where the subscription says so.</summary>
    public HttpDelivery Notification(Topic topic, Subscription subscription, Publication publication) =>
        subscription.Settings.IsRaw
            ? Delivery(subscription, "Notification", publication.MessageId, publication.MessageFor(subscription.Protocol)) with { IsRaw = true, Attributes = publication.Attributes }
            : Signed(topic, subscription, Envelope.For(publication, subscription));

    /// <summary>The question whether the endpoint wants the subscription, with the link that says yes.</summary>
    public HttpDelivery Confirmation(Topic topic, Subscription subscription) => Signed(topic, subscription, Question(
        subscription,
        SubscriptionConfirmation,
        subscription.Token!,
        $"You have chosen to subscribe to the topic {topic.Arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message."));

    /// <summary>The word that the subscription has ended, with the link that takes it up again.</summary>
    public HttpDelivery Farewell(Topic topic, Subscription subscription, string token) => Signed(topic, subscription, Question(
        subscription,
        UnsubscribeConfirmation,
        token,
        $"You have chosen to deactivate subscription {subscription.Arn}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message."));

    private Envelope Question(Subscription subscription, string type, string token, string message) => new()
    {
        Type = type,
        MessageId = Guid.NewGuid().ToString(),
        Token = token,
        TopicArn = subscription.Topic.ToString(),
        Message = message,
        SubscribeUrl = subscription.ConfirmUrl(token).ToString(),
        Timestamp = Publication.Written(time.GetUtcNow()),
    };

    private HttpDelivery Signed(Topic topic, Subscription subscription, Envelope envelope)
    {
        var signed = MessageSignature.Sign(envelope, key, topic.Attributes.GetValueOrDefault("SignatureVersion") ?? "1", subscription.BaseUrl);
        return Delivery(subscription, envelope.Type, envelope.MessageId, Envelope.Write(signed));
    }

    private HttpDelivery Delivery(Subscription subscription, string type, string messageId, string body) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Type = type,
        MessageId = messageId,
        Topic = subscription.Topic.ToString(),
        Subscription = subscription.Arn,
        Endpoint = new Uri(subscription.Endpoint),
        Body = body,
        DueAt = time.GetUtcNow(),
    };
}
