using System.Globalization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Http.Policies;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record GetTopicAttributesRequest(string? TopicArn);

internal sealed record GetTopicAttributesResult(Dictionary<string, string> Attributes);

/// <summary>Shows a topic's attributes.</summary>
internal sealed class GetTopicAttributes(TopicStore store) : IOperation<GetTopicAttributesRequest, GetTopicAttributesResult>
{
    public ValueTask<GetTopicAttributesResult> ExecuteAsync(GetTopicAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var topic = store.Require(request.TopicArn, caller);
        var pending = topic.Subscriptions.Count(s => s.IsPending);
        var shown = new Dictionary<string, string>(topic.Attributes)
        {
            ["TopicArn"] = topic.Arn.ToString(),
            ["Owner"] = topic.Arn.Account,
            ["Policy"] = topic.EffectivePolicy,
            ["DisplayName"] = topic.Attributes.GetValueOrDefault("DisplayName") ?? "",
            ["EffectiveDeliveryPolicy"] = TopicDeliveryPolicy.Read(topic.Attributes.GetValueOrDefault("DeliveryPolicy")).WriteEffective(),
            ["SubscriptionsConfirmed"] = (topic.Subscriptions.Count - pending).ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsPending"] = pending.ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsDeleted"] = "0",
        };
        if (topic.IsFifo)
        {
            shown["FifoTopic"] = "true";
            shown.TryAdd("ContentBasedDeduplication", "false");
        }
        return ValueTask.FromResult(new GetTopicAttributesResult(shown));
    }
}
