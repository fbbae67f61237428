using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ListQueuesRequest(string? QueueNamePrefix, int? MaxResults, string? NextToken);

internal sealed record ListQueuesResult([property: Flattened("QueueUrl")] IReadOnlyList<string>? QueueUrls, string? NextToken);

/// <summary>Lists the queues of a region in order of their names, 1000 at most in one answer.</summary>
internal sealed class ListQueues(QueueStore store) : IOperation<ListQueuesRequest, ListQueuesResult>
{
    public ValueTask<ListQueuesResult> ExecuteAsync(ListQueuesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        string[] names;
        lock (store.Lock)
        {
            names = [.. store.Queues
                .Where(q => q.Arn.Region == caller.Region && q.Name.StartsWith(request.QueueNamePrefix ?? "", StringComparison.Ordinal))
                .Select(q => q.Name)];
        }
        var (page, next) = Paging.Page(names, request.MaxResults, request.NextToken);
        return ValueTask.FromResult(new ListQueuesResult(page is [] ? null : [.. page.Select(n => QueueUrls.Of(n, caller))], next));
    }
}
