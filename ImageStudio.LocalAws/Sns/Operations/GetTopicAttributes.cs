using System.Globalization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record GetTopicAttributesRequest(string? TopicArn);

internal sealed record GetTopicAttributesResult(Dictionary<string, string> Attributes);

/// <summary>Shows a topic's attributes.</summary>
internal sealed class GetTopicAttributes(TopicStore store) : IOperation<GetTopicAttributesRequest, GetTopicAttributesResult>
{
    /// <summary>How AWS retries HTTP subscribers; shown, because tools compare it.</summary>
    public const string DefaultDeliveryPolicy = """
        {"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false}}
        """;

    public ValueTask<GetTopicAttributesResult> ExecuteAsync(GetTopicAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var topic = store.Require(request.TopicArn);
        var pending = topic.Subscriptions.Count(s => s.IsPending);
        var shown = new Dictionary<string, string>(topic.Attributes)
        {
            ["TopicArn"] = topic.Arn.ToString(),
            ["Owner"] = topic.Arn.Account,
            ["Policy"] = topic.Attributes.GetValueOrDefault("Policy") is { Length: > 0 } policy ? policy : topic.DefaultPolicy(),
            ["DisplayName"] = topic.Attributes.GetValueOrDefault("DisplayName") ?? "",
            ["EffectiveDeliveryPolicy"] = topic.Attributes.GetValueOrDefault("DeliveryPolicy") ?? DefaultDeliveryPolicy,
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
