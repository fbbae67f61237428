using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

public interface IDescribeStacksPaginator
{
    IPaginatedEnumerable<DescribeStacksResponse> Responses { get; }

    IPaginatedEnumerable<Stack> Stacks { get; }
}

internal sealed class DescribeStacksPaginator(IAmazonCloudFormation client, DescribeStacksRequest request) : IDescribeStacksPaginator
{
    private readonly TokenPaginator<DescribeStacksResponse> pages = new(request, request.NextToken, (token, cancellationToken) =>
    {
        request.NextToken = token;
        return client.DescribeStacksAsync(request, cancellationToken);
    }, page => page.NextToken);

    public IPaginatedEnumerable<DescribeStacksResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<Stack> Stacks => pages.Items(page => page.Stacks);
}
