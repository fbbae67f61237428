using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record ConfirmSubscriptionRequest(string? TopicArn, string? Token, string? AuthenticateOnUnsubscribe);

internal sealed record ConfirmSubscriptionResult(string SubscriptionArn);

/// <summary>
/// Confirms a subscription by its token, or takes one up again that has ended; the link that the subscriber got is this call.
/// As on AWS, the token says which subscription is meant, whatever topic of the region is named, and can be used again.
/// </summary>
internal sealed class ConfirmSubscription(TopicStore store) : IOperation<ConfirmSubscriptionRequest, ConfirmSubscriptionResult>
{
    public async ValueTask<ConfirmSubscriptionResult> ExecuteAsync(ConfirmSubscriptionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var token = request.Token ?? throw SnsErrors.Missing("Token");
        if (!Arn.TryParse(request.TopicArn ?? throw SnsErrors.Missing("TopicArn"), out var named) || named.Service != "sns")
            throw SnsErrors.InvalidParameter("Topic");
        if (!token.All(char.IsAsciiHexDigit))
            throw SnsErrors.InvalidToken();
        var confirmed = new Confirmation(
            caller.AccessKeyId is not null,
            caller.AccessKeyId is not null && string.Equals(request.AuthenticateOnUnsubscribe, "true", StringComparison.OrdinalIgnoreCase));
        var arn = "";
        await store.ChangeAsync(() =>
        {
            var subscription = Find(token) ?? throw SnsErrors.InvalidParameter("Token");
            if (subscription.Topic.Region != named.Region)
                throw SnsErrors.InvalidParameter("Topic");
            arn = subscription.Arn;
            return Change(subscription, confirmed);
        });
        return new ConfirmSubscriptionResult(arn);
    }

    private Subscription? Find(string token) => store.Topics.SelectMany(t => t.Subscriptions.Concat(t.Ended)).FirstOrDefault(s => s.Token == token);

    private SnsRecord? Change(Subscription subscription, Confirmation confirmed)
    {
        var topic = subscription.Topic.ToString();
        return subscription.IsPending ? new SubscriptionConfirmed(topic, subscription.Arn) { Confirmed = confirmed }
            : store.Require(topic).Ended.Any(s => s.Arn == subscription.Arn) ? new SubscriptionRestored(topic, subscription.Arn)
            : null;
    }
}
