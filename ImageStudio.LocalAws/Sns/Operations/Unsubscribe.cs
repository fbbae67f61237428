using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record UnsubscribeRequest(string? SubscriptionArn);

/// <summary>Ends a subscription; one that is not there is no error.</summary>
internal sealed class Unsubscribe(TopicStore store) : IOperation<UnsubscribeRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(UnsubscribeRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(() =>
        {
            try
            {
                var subscription = store.RequireSubscription(request.SubscriptionArn);
                return new Unsubscribed(subscription.Topic.ToString(), subscription.Arn);
            }
            catch (AwsException e) when (e.Code is "NotFound")
            {
                return null;
            }
        });
        return Nothing.Value;
    }
}
