using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public interface IListDeadLetterSourceQueuesPaginator
{
    IPaginatedEnumerable<ListDeadLetterSourceQueuesResponse> Responses { get; }

    IPaginatedEnumerable<string> QueueUrls { get; }
}

internal sealed class ListDeadLetterSourceQueuesPaginator(IAmazonSQS client, ListDeadLetterSourceQueuesRequest request) : IPaginator<ListDeadLetterSourceQueuesResponse>, IListDeadLetterSourceQueuesPaginator
{
    private bool used;

    public IPaginatedEnumerable<ListDeadLetterSourceQueuesResponse> Responses => new PaginatedResponse<ListDeadLetterSourceQueuesResponse>(this);

    public IPaginatedEnumerable<string> QueueUrls =>
        new PaginatedResultKeyResponse<ListDeadLetterSourceQueuesResponse, string>(this, page => page.QueueUrls ?? []);

    async IAsyncEnumerable<ListDeadLetterSourceQueuesResponse> IPaginator<ListDeadLetterSourceQueuesResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.ListDeadLetterSourceQueuesAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
