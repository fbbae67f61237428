namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>
/// What a subscriber that reads JSON is asked.
/// See https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html.
/// </summary>
internal static class Questions
{
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    /// <summary>The question whether it wants the subscription, with the link that says yes.</summary>
    public static Envelope Confirmation(Subscription subscription, DateTimeOffset now) => Ask(
        subscription,
        SubscriptionConfirmation,
        subscription.Token!,
        $"You have chosen to subscribe to the topic {subscription.Topic}.\nTo confirm the subscription, visit the SubscribeURL included in this message.",
        now);

    /// <summary>The word that the subscription has ended, with the link that takes it up again.</summary>
    public static Envelope Farewell(Subscription subscription, string token, DateTimeOffset now) => Ask(
        subscription,
        UnsubscribeConfirmation,
        token,
        $"You have chosen to deactivate subscription {subscription.Arn}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.",
        now);

    private static Envelope Ask(Subscription subscription, string type, string token, string message, DateTimeOffset now) => new()
    {
        Type = type,
        MessageId = Guid.NewGuid().ToString(),
        Token = token,
        TopicArn = subscription.Topic.ToString(),
        Message = message,
        SubscribeUrl = subscription.ConfirmUrl(token).ToString(),
        Timestamp = Publication.Written(now),
    };
}
