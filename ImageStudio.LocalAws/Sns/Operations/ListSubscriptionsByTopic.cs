using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record ListSubscriptionsByTopicRequest(string? TopicArn, string? NextToken);

/// <summary>Lists the subscriptions of a topic.</summary>
internal sealed class ListSubscriptionsByTopic(TopicStore store) : IOperation<ListSubscriptionsByTopicRequest, ListSubscriptionsResult>
{
    public ValueTask<ListSubscriptionsResult> ExecuteAsync(ListSubscriptionsByTopicRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(store.Require(request.TopicArn, caller).Subscriptions, request.NextToken);
        return ValueTask.FromResult(new ListSubscriptionsResult([.. page.Select(ListedSubscription.Of)], next));
    }
}
