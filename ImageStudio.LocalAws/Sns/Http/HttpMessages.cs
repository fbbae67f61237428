using ImageStudio.LocalAws.Sns.Delivering;
using ImageStudio.LocalAws.Sns.Http.Signing;

namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>
/// What HTTP endpoints get. See https://docs.aws.amazon.com/sns/latest/dg/http-header.html.
/// </summary>
internal sealed class HttpMessages(SigningKey key, TimeProvider time)
{
    /// <summary>A notification: signed, or raw where the subscription says so.</summary>
    public HttpDelivery Notification(Topic topic, Subscription subscription, Publication publication) =>
        subscription.Settings.IsRaw
            ? Delivery(subscription, "Notification", publication.MessageId, publication.MessageFor(subscription.Protocol)) with { IsRaw = true, Attributes = publication.Attributes }
            : Signed(topic, subscription, Envelope.For(publication, subscription));

    /// <summary>The question whether the endpoint wants the subscription.</summary>
    public HttpDelivery Confirmation(Topic topic, Subscription subscription) => Signed(topic, subscription, Questions.Confirmation(subscription, time.GetUtcNow()));

    /// <summary>The word that the subscription has ended.</summary>
    public HttpDelivery Farewell(Topic topic, Subscription subscription, string token) => Signed(topic, subscription, Questions.Farewell(subscription, token, time.GetUtcNow()));

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
