using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public interface IListTopicsPaginator
{
    IPaginatedEnumerable<ListTopicsResponse> Responses { get; }

    IPaginatedEnumerable<Topic> Topics { get; }
}

internal sealed class ListTopicsPaginator(IAmazonSimpleNotificationService client, ListTopicsRequest request) : IPaginator<ListTopicsResponse>, IListTopicsPaginator
{
    private bool used;

    public IPaginatedEnumerable<ListTopicsResponse> Responses => new PaginatedResponse<ListTopicsResponse>(this);

    public IPaginatedEnumerable<Topic> Topics =>
        new PaginatedResultKeyResponse<ListTopicsResponse, Topic>(this, page => page.Topics ?? []);

    async IAsyncEnumerable<ListTopicsResponse> IPaginator<ListTopicsResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.ListTopicsAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
