using System.Runtime.CompilerServices;

namespace Amazon.Runtime.Internal;

/// <summary>Pages of an operation that goes on by a token: the part that all paginators have in common.</summary>
/// <param name="request">The request of every page; its token is set by <paramref name="ask"/>.</param>
/// <param name="firstToken">The token that the caller has set, to begin in the middle.</param>
/// <param name="ask">Asks for the page of a token.</param>
/// <param name="nextToken">The token of the page that follows; nothing at the end.</param>
internal sealed class TokenPaginator<TResponse>(
    AmazonWebServiceRequest request,
    string firstToken,
    Func<string, CancellationToken, Task<TResponse>> ask,
    Func<TResponse, string> nextToken) : IPaginator<TResponse>
{
    private bool used;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    public IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, List<TItem>> itemsOf) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, page => itemsOf(page) ?? []);

    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, true))
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var token = firstToken;
        do
        {
            var page = await ask(token, cancellationToken).ConfigureAwait(false);
            token = nextToken(page);
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
