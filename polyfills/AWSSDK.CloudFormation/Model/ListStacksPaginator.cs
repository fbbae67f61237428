using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

public interface IListStacksPaginator
{
    IPaginatedEnumerable<ListStacksResponse> Responses { get; }

    IPaginatedEnumerable<StackSummary> StackSummaries { get; }
}

internal sealed class ListStacksPaginator(IAmazonCloudFormation client, ListStacksRequest request) : IListStacksPaginator
{
    private readonly TokenPaginator<ListStacksResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.ListStacksAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<ListStacksResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<StackSummary> StackSummaries => pages.Items(page => page.StackSummaries);
}
