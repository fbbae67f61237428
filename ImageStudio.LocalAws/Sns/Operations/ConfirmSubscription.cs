using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record ConfirmSubscriptionRequest(string? TopicArn, string? Token, string? AuthenticateOnUnsubscribe);

internal sealed record ConfirmSubscriptionResult(string SubscriptionArn);

/// <summary>Confirms a subscription by the token of its confirmation mail; the link in the mail is this call.</summary>
internal sealed class ConfirmSubscription(TopicStore store) : IOperation<ConfirmSubscriptionRequest, ConfirmSubscriptionResult>
{
    public async ValueTask<ConfirmSubscriptionResult> ExecuteAsync(ConfirmSubscriptionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var token = request.Token ?? throw SnsErrors.Missing("Token");
        var arn = "";
        await store.ChangeAsync(() =>
        {
            var pending = store.Require(request.TopicArn).Subscriptions.FirstOrDefault(s => s.Token == token) ?? throw SnsErrors.InvalidParameter("Token");
            arn = pending.Arn;
            return new SubscriptionConfirmed(request.TopicArn!, arn);
        });
        return new ConfirmSubscriptionResult(arn);
    }
}
