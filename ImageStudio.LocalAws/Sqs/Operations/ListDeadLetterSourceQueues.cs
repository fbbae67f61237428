using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ListDeadLetterSourceQueuesRequest(string? QueueUrl, int? MaxResults, string? NextToken);

internal sealed record ListDeadLetterSourceQueuesResult(
    [property: JsonPropertyName("queueUrls"), Flattened("QueueUrl")] IReadOnlyList<string> QueueUrls,
    string? NextToken);

/// <summary>Lists the queues whose dead letters end in this one.</summary>
internal sealed class ListDeadLetterSourceQueues(QueueStore store) : IOperation<ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResult>
{
    public ValueTask<ListDeadLetterSourceQueuesResult> ExecuteAsync(ListDeadLetterSourceQueuesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        string[] names;
        lock (store.Lock)
            names = [.. RedriveRules.SourcesOf(store, store.Require(request.QueueUrl, caller)).Select(q => q.Name)];
        var (page, next) = Paging.Page(names, request.MaxResults, request.NextToken);
        return ValueTask.FromResult(new ListDeadLetterSourceQueuesResult([.. page.Select(n => QueueUrls.Of(n, caller))], next));
    }
}
