using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public interface IListSubscriptionsByTopicPaginator
{
    IPaginatedEnumerable<ListSubscriptionsByTopicResponse> Responses { get; }

    IPaginatedEnumerable<Subscription> Subscriptions { get; }
}

internal sealed class ListSubscriptionsByTopicPaginator(IAmazonSimpleNotificationService client, ListSubscriptionsByTopicRequest request) : IPaginator<ListSubscriptionsByTopicResponse>, IListSubscriptionsByTopicPaginator
{
    private bool used;

    public IPaginatedEnumerable<ListSubscriptionsByTopicResponse> Responses => new PaginatedResponse<ListSubscriptionsByTopicResponse>(this);

    public IPaginatedEnumerable<Subscription> Subscriptions =>
        new PaginatedResultKeyResponse<ListSubscriptionsByTopicResponse, Subscription>(this, page => page.Subscriptions ?? []);

    async IAsyncEnumerable<ListSubscriptionsByTopicResponse> IPaginator<ListSubscriptionsByTopicResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.ListSubscriptionsByTopicAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
