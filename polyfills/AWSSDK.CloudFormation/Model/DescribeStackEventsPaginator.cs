using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

public interface IDescribeStackEventsPaginator
{
    IPaginatedEnumerable<DescribeStackEventsResponse> Responses { get; }

    IPaginatedEnumerable<StackEvent> StackEvents { get; }
}

internal sealed class DescribeStackEventsPaginator(IAmazonCloudFormation client, DescribeStackEventsRequest request) : IDescribeStackEventsPaginator
{
    private readonly TokenPaginator<DescribeStackEventsResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.DescribeStackEventsAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<DescribeStackEventsResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<StackEvent> StackEvents => pages.Items(page => page.StackEvents);
}
