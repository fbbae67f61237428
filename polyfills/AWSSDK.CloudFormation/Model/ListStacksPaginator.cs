using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public interface IListStacksPaginator
{
    IPaginatedEnumerable<ListStacksResponse> Responses { get; }

    IPaginatedEnumerable<StackSummary> StackSummaries { get; }
}

internal sealed class ListStacksPaginator(IAmazonCloudFormation client, ListStacksRequest request) : IPaginator<ListStacksResponse>, IListStacksPaginator
{
    private bool used;

    public IPaginatedEnumerable<ListStacksResponse> Responses => new PaginatedResponse<ListStacksResponse>(this);

    public IPaginatedEnumerable<StackSummary> StackSummaries =>
        new PaginatedResultKeyResponse<ListStacksResponse, StackSummary>(this, page => page.StackSummaries ?? []);

    async IAsyncEnumerable<ListStacksResponse> IPaginator<ListStacksResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var nextToken = request.NextToken;
        do
        {
            request.NextToken = nextToken;
            var page = await client.ListStacksAsync(request, cancellationToken).ConfigureAwait(false);
            nextToken = page.NextToken;
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }
}
