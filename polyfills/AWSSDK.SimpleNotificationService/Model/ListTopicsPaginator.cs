using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

public interface IListTopicsPaginator
{
    IPaginatedEnumerable<ListTopicsResponse> Responses { get; }

    IPaginatedEnumerable<Topic> Topics { get; }
}

internal sealed class ListTopicsPaginator(IAmazonSimpleNotificationService client, ListTopicsRequest request) : IListTopicsPaginator
{
    private readonly TokenPaginator<ListTopicsResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.ListTopicsAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<ListTopicsResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<Topic> Topics => pages.Items(page => page.Topics);
}
