using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ChangeMessageVisibilityBatchRequestEntry(string? Id, string? ReceiptHandle, int? VisibilityTimeout) : IBatchEntry;

internal sealed record ChangeMessageVisibilityBatchRequest(
    string? QueueUrl,
    [property: Flattened("ChangeMessageVisibilityBatchRequestEntry")] IReadOnlyList<ChangeMessageVisibilityBatchRequestEntry>? Entries);

internal sealed record ChangeMessageVisibilityBatchResultEntry(string Id);

internal sealed record ChangeMessageVisibilityBatchResult(
    [property: Flattened("ChangeMessageVisibilityBatchResultEntry")] IReadOnlyList<ChangeMessageVisibilityBatchResultEntry> Successful,
    [property: Flattened("BatchResultErrorEntry")] IReadOnlyList<BatchResultErrorEntry> Failed);

/// <summary>Sets the visibility of up to ten received messages; each succeeds or fails for itself.</summary>
internal sealed class ChangeMessageVisibilityBatch(QueueStore store) : IOperation<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResult>
{
    public async ValueTask<ChangeMessageVisibilityBatchResult> ExecuteAsync(ChangeMessageVisibilityBatchRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var now = store.Now;
        var (done, failed) = await Batch.RunAsync(
            store,
            () => store.Require(request.QueueUrl, caller),
            request.Entries,
            (queue, entry) => (Entry: entry, MessageId: Settling.ToChange(queue, entry.ReceiptHandle, entry.VisibilityTimeout, now)),
            (queue, done) => done
                .GroupBy(each => each.Entry.VisibilityTimeout!.Value)
                .Select(same => new VisibilityChanged(queue.Key, now.AddSeconds(same.Key), [.. same.Select(each => each.MessageId)])));
        return new ChangeMessageVisibilityBatchResult([.. done.Select(d => new ChangeMessageVisibilityBatchResultEntry(d.Entry.Id!))], failed);
    }
}
