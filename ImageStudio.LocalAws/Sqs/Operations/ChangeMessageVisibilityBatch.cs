using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ChangeMessageVisibilityBatchRequestEntry(string? Id, string? ReceiptHandle, int? VisibilityTimeout);

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
        List<(ChangeMessageVisibilityBatchRequestEntry Entry, string MessageId)> done;
        List<BatchResultErrorEntry> failed;
        List<Task> stored = [];
        lock (store.Lock)
        {
            var (queue, now) = (store.Require(request.QueueUrl, caller), store.Now);
            var entries = Batch.Check(request.Entries, e => e.Id, nameof(ChangeMessageVisibilityBatchRequestEntry));
            (done, failed) = Batch.Each(entries, e => e.Id, e => (e, Settling.ToChange(queue, e.ReceiptHandle, e.VisibilityTimeout, now)));
            foreach (var sameTimeout in done.GroupBy(d => d.Entry.VisibilityTimeout!.Value))
                stored.Add(store.Commit(new VisibilityChanged(queue.Key, now.AddSeconds(sameTimeout.Key), [.. sameTimeout.Select(d => d.MessageId)])).AsTask());
        }
        await Task.WhenAll(stored);
        return new ChangeMessageVisibilityBatchResult([.. done.Select(d => new ChangeMessageVisibilityBatchResultEntry(d.Entry.Id!))], failed);
    }
}
