using ImageStudio.LocalAws.Common;

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
            ["ConfirmationWasAuthenticated"] = subscription.Protocol is "sqs" ? "true" : "false",
            ["RawMessageDelivery"] = subscription.Settings.IsRaw ? "true" : "false",
            ["SubscriptionPrincipal"] = Arn.Of("iam", "", subscription.Topic.Account, "root").ToString(),
        };
        if (attributes.ContainsKey("FilterPolicy"))
            attributes.TryAdd("FilterPolicyScope", "MessageAttributes");
        return ValueTask.FromResult(new GetSubscriptionAttributesResult(attributes));
    }
}
