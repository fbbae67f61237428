using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Http.Policies;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record GetSubscriptionAttributesRequest(string? SubscriptionArn);

internal sealed record GetSubscriptionAttributesResult(Dictionary<string, string> Attributes);

/// <summary>Shows a subscription's attributes.</summary>
internal sealed class GetSubscriptionAttributes(TopicStore store) : IOperation<GetSubscriptionAttributesRequest, GetSubscriptionAttributesResult>
{
    public ValueTask<GetSubscriptionAttributesResult> ExecuteAsync(GetSubscriptionAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var subscription = store.RequireSubscription(request.SubscriptionArn);
        var attributes = new Dictionary<string, string>(subscription.Settings.Attributes)
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.Topic.ToString(),
            ["Owner"] = subscription.Topic.Account,
            ["Protocol"] = subscription.Protocol,
            ["Endpoint"] = subscription.Endpoint,
            ["PendingConfirmation"] = subscription.IsPending ? "true" : "false",
            ["ConfirmationWasAuthenticated"] = subscription.Protocol is "sqs" || subscription.Confirmed is { WasAuthenticated: true } ? "true" : "false",
            ["RawMessageDelivery"] = subscription.Settings.IsRaw ? "true" : "false",
            ["SubscriptionPrincipal"] = Arn.Of("iam", "", subscription.Topic.Account, "root").ToString(),
        };
        if (attributes.ContainsKey("FilterPolicy"))
            attributes.TryAdd("FilterPolicyScope", "MessageAttributes");
        if (subscription.Settings.Delivery is { } own)
            attributes["DeliveryPolicy"] = own.Write();
        if (subscription.IsHttp)
            attributes["EffectiveDeliveryPolicy"] = TopicDeliveryPolicy.Read(store.Require(subscription.Topic.ToString()).Attributes.GetValueOrDefault("DeliveryPolicy")).For(subscription.Settings.Delivery).Write();
        return ValueTask.FromResult(new GetSubscriptionAttributesResult(attributes));
    }
}
