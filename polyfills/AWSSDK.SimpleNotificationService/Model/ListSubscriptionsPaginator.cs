using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

public interface IListSubscriptionsPaginator
{
    IPaginatedEnumerable<ListSubscriptionsResponse> Responses { get; }

    IPaginatedEnumerable<Subscription> Subscriptions { get; }
}

internal sealed class ListSubscriptionsPaginator(IAmazonSimpleNotificationService client, ListSubscriptionsRequest request) : IListSubscriptionsPaginator
{
    private readonly TokenPaginator<ListSubscriptionsResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.ListSubscriptionsAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<ListSubscriptionsResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<Subscription> Subscriptions => pages.Items(page => page.Subscriptions);
}
