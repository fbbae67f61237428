using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record SetSubscriptionAttributesRequest(string? SubscriptionArn, string? AttributeName, string? AttributeValue);

/// <summary>Sets one attribute of a subscription. It holds at once; AWS takes up to 15 minutes for filter policies.</summary>
internal sealed class SetSubscriptionAttributes(TopicStore store) : IOperation<SetSubscriptionAttributesRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(SetSubscriptionAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var name = request.AttributeName ?? throw SnsErrors.Missing("AttributeName");
        await store.ChangeAsync(() =>
        {
            var subscription = store.RequireSubscription(request.SubscriptionArn);
            var changed = SubscriptionSettings.From(new Dictionary<string, string>(subscription.Settings.Attributes) { [name] = request.AttributeValue ?? "" }, subscription.Endpoint);
            return new SubscriptionConfigured(subscription.Topic.ToString(), subscription.Arn, new Dictionary<string, string>(changed.Attributes));
        });
        return Nothing.Value;
    }
}
