using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public interface IListQueuesPaginator
{
    IPaginatedEnumerable<ListQueuesResponse> Responses { get; }

    IPaginatedEnumerable<string> QueueUrls { get; }
}

internal sealed class ListQueuesPaginator(IAmazonSQS client, ListQueuesRequest request) : IListQueuesPaginator
{
    private readonly TokenPaginator<ListQueuesResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.ListQueuesAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<ListQueuesResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<string> QueueUrls => pages.Items(page => page.QueueUrls);
}
