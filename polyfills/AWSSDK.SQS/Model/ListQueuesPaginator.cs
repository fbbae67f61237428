using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public interface IListQueuesPaginator
{
    IPaginatedEnumerable<ListQueuesResponse> Responses { get; }

    IPaginatedEnumerable<string> QueueUrls { get; }
}

internal sealed class ListQueuesPaginator(IAmazonSQS client, ListQueuesRequest request) : IPaginator<ListQueuesResponse>, IListQueuesPaginator
{
    private bool used;

    public IPaginatedEnumerable<ListQueuesResponse> Responses => new PaginatedResponse<ListQueuesResponse>(this);

    public IPaginatedEnumerable<string> QueueUrls =>
        new PaginatedResultKeyResponse<ListQueuesResponse, string>(this, page => page.QueueUrls ?? []);

    async IAsyncEnumerable<ListQueuesResponse> IPaginator<ListQueuesResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.ListQueuesAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
