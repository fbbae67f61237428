using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public interface IDescribeStacksPaginator
{
    IPaginatedEnumerable<DescribeStacksResponse> Responses { get; }

    IPaginatedEnumerable<Stack> Stacks { get; }
}

internal sealed class DescribeStacksPaginator(IAmazonCloudFormation client, DescribeStacksRequest request) : IPaginator<DescribeStacksResponse>, IDescribeStacksPaginator
{
    private bool used;

    public IPaginatedEnumerable<DescribeStacksResponse> Responses => new PaginatedResponse<DescribeStacksResponse>(this);

    public IPaginatedEnumerable<Stack> Stacks =>
        new PaginatedResultKeyResponse<DescribeStacksResponse, Stack>(this, page => page.Stacks ?? []);

    async IAsyncEnumerable<DescribeStacksResponse> IPaginator<DescribeStacksResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.DescribeStacksAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
