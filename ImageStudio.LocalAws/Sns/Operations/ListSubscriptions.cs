using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record ListSubscriptionsRequest(string? NextToken);

internal sealed record ListedSubscription(string SubscriptionArn, string Owner, string Protocol, string Endpoint, string TopicArn)
{
    public static ListedSubscription Of(Subscription subscription) => new(
        subscription.IsPending ? Subscription.PendingArn : subscription.Arn,
        subscription.Topic.Account,
        subscription.Protocol,
        subscription.Endpoint,
        subscription.Topic.ToString());
}

internal sealed record ListSubscriptionsResult(IReadOnlyList<ListedSubscription> Subscriptions, string? NextToken);

/// <summary>Lists the subscriptions of a region.</summary>
internal sealed class ListSubscriptions(TopicStore store) : IOperation<ListSubscriptionsRequest, ListSubscriptionsResult>
{
    public ValueTask<ListSubscriptionsResult> ExecuteAsync(ListSubscriptionsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var all = store.Topics.Where(t => t.Arn.Region == caller.Region).OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(t => t.Subscriptions);
        var (page, next) = Paging.Page(all, request.NextToken);
        return ValueTask.FromResult(new ListSubscriptionsResult([.. page.Select(ListedSubscription.Of)], next));
    }
}
