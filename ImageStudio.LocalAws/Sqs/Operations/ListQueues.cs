using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ListQueuesRequest(string? QueueNamePrefix, int? MaxResults, string? NextToken);

internal sealed record ListQueuesResult([property: Flattened("QueueUrl")] IReadOnlyList<string>? QueueUrls, string? NextToken);

/// <summary>Lists queues.</summary>
internal sealed class ListQueues(QueueStore queues) : IOperation<ListQueuesRequest, ListQueuesResult>
{
    public ValueTask<ListQueuesResult> ExecuteAsync(ListQueuesRequest request, CallerContext caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListQueuesResult([.. queues.Queues.Keys.Order(StringComparer.Ordinal).Select(n => $"{caller.BaseUrl}{caller.Account}/{n}")], null));
}
