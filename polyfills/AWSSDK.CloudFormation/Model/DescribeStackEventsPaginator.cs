using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public interface IDescribeStackEventsPaginator
{
    IPaginatedEnumerable<DescribeStackEventsResponse> Responses { get; }

    IPaginatedEnumerable<StackEvent> StackEvents { get; }
}

internal sealed class DescribeStackEventsPaginator(IAmazonCloudFormation client, DescribeStackEventsRequest request) : IPaginator<DescribeStackEventsResponse>, IDescribeStackEventsPaginator
{
    private bool used;

    public IPaginatedEnumerable<DescribeStackEventsResponse> Responses => new PaginatedResponse<DescribeStackEventsResponse>(this);

    public IPaginatedEnumerable<StackEvent> StackEvents =>
        new PaginatedResultKeyResponse<DescribeStackEventsResponse, StackEvent>(this, page => page.StackEvents ?? []);

    async IAsyncEnumerable<DescribeStackEventsResponse> IPaginator<DescribeStackEventsResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.DescribeStackEventsAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
