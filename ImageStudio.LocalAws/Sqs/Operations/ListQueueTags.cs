using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ListQueueTagsRequest(string? QueueUrl);

internal sealed record ListQueueTagsResult([property: Flattened("Tag", Key = "Key")] Dictionary<string, string>? Tags);

/// <summary>Lists a queue's tags.</summary>
internal sealed class ListQueueTags(QueueStore store) : IOperation<ListQueueTagsRequest, ListQueueTagsResult>
{
    public ValueTask<ListQueueTagsResult> ExecuteAsync(ListQueueTagsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        lock (store.Lock)
        {
            var tags = store.Require(request.QueueUrl, caller).Tags;
            return ValueTask.FromResult(new ListQueueTagsResult(tags.Count > 0 ? tags : null));
        }
    }
}
