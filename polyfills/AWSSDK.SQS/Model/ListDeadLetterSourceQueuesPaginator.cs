using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public interface IListDeadLetterSourceQueuesPaginator
{
    IPaginatedEnumerable<ListDeadLetterSourceQueuesResponse> Responses { get; }

    IPaginatedEnumerable<string> QueueUrls { get; }
}

internal sealed class ListDeadLetterSourceQueuesPaginator(IAmazonSQS client, ListDeadLetterSourceQueuesRequest request) : IListDeadLetterSourceQueuesPaginator
{
    private readonly TokenPaginator<ListDeadLetterSourceQueuesResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.ListDeadLetterSourceQueuesAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<ListDeadLetterSourceQueuesResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<string> QueueUrls => pages.Items(page => page.QueueUrls);
}
