using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public interface IListSubscriptionsPaginator
{
    IPaginatedEnumerable<ListSubscriptionsResponse> Responses { get; }

    IPaginatedEnumerable<Subscription> Subscriptions { get; }
}

internal sealed class ListSubscriptionsPaginator(IAmazonSimpleNotificationService client, ListSubscriptionsRequest request) : IPaginator<ListSubscriptionsResponse>, IListSubscriptionsPaginator
{
    private bool used;

    public IPaginatedEnumerable<ListSubscriptionsResponse> Responses => new PaginatedResponse<ListSubscriptionsResponse>(this);

    public IPaginatedEnumerable<Subscription> Subscriptions =>
        new PaginatedResultKeyResponse<ListSubscriptionsResponse, Subscription>(this, page => page.Subscriptions ?? []);

    async IAsyncEnumerable<ListSubscriptionsResponse> IPaginator<ListSubscriptionsResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.ListSubscriptionsAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
