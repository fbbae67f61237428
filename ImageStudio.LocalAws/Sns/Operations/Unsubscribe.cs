using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Delivering;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record UnsubscribeRequest(string? SubscriptionArn);

/// <summary>Ends a subscription; one that is not there is no error. An HTTP endpoint is told, and can take it up again.</summary>
internal sealed class Unsubscribe(TopicStore store, Confirmations confirmations) : IOperation<UnsubscribeRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(UnsubscribeRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var token = Confirmations.NewToken();
        Subscription? ended = null;
        Topic? topic = null;
        await store.ChangeAsync(() =>
        {
            ended = Find(request.SubscriptionArn);
            if (ended is null)
                return null;
            if (ended.Confirmed is { AuthenticateOnUnsubscribe: true } && caller.AccessKeyId is null)
                throw SnsErrors.NotAuthorized("Unsubscribe", ended.Arn);
            topic = store.Require(ended.Topic.ToString());
            return new Unsubscribed(ended.Topic.ToString(), ended.Arn) { RestoreToken = IsTold(ended) ? token : null };
        });
        if (ended is not null && topic is not null && IsTold(ended))
            await confirmations.TellEndAsync(topic, ended, token);
        return Nothing.Value;
    }

    private Subscription? Find(string? arn)
    {
        try
        {
            return store.RequireSubscription(arn);
        }
        catch (AwsException e) when (e.Code is "NotFound")
        {
            return null;
        }
    }

    private static bool IsTold(Subscription subscription) => subscription.IsHttp && !subscription.IsPending;
}
