using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

public interface IListSubscriptionsByTopicPaginator
{
    IPaginatedEnumerable<ListSubscriptionsByTopicResponse> Responses { get; }

    IPaginatedEnumerable<Subscription> Subscriptions { get; }
}

internal sealed class ListSubscriptionsByTopicPaginator(IAmazonSimpleNotificationService client, ListSubscriptionsByTopicRequest request) : IListSubscriptionsByTopicPaginator
{
    private readonly TokenPaginator<ListSubscriptionsByTopicResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.ListSubscriptionsByTopicAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<ListSubscriptionsByTopicResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<Subscription> Subscriptions => pages.Items(page => page.Subscriptions);
}
