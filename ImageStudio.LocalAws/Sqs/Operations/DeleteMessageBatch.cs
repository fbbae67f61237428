using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record DeleteMessageBatchRequestEntry(string? Id, string? ReceiptHandle) : IBatchEntry;

internal sealed record DeleteMessageBatchRequest(
    string? QueueUrl,
    [property: Flattened("DeleteMessageBatchRequestEntry")] IReadOnlyList<DeleteMessageBatchRequestEntry>? Entries);

internal sealed record DeleteMessageBatchResultEntry(string Id);

internal sealed record DeleteMessageBatchResult(
    [property: Flattened("DeleteMessageBatchResultEntry")] IReadOnlyList<DeleteMessageBatchResultEntry> Successful,
    [property: Flattened("BatchResultErrorEntry")] IReadOnlyList<BatchResultErrorEntry> Failed);

/// <summary>Deletes up to ten received messages; each succeeds or fails for itself.</summary>
internal sealed class DeleteMessageBatch(QueueStore store) : IOperation<DeleteMessageBatchRequest, DeleteMessageBatchResult>
{
    public async ValueTask<DeleteMessageBatchResult> ExecuteAsync(DeleteMessageBatchRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var (done, failed) = await Batch.RunAsync(
            store,
            () => store.Require(request.QueueUrl, caller),
            request.Entries,
            (queue, entry) => (EntryId: entry.Id!, MessageId: Settling.ToDelete(queue, entry.ReceiptHandle, store.Now)),
            (queue, done) => done.Select(each => each.MessageId).OfType<string>().ToArray() is { Length: > 0 } ids ? [new MessagesDeleted(queue.Key, ids)] : []);
        return new DeleteMessageBatchResult([.. done.Select(d => new DeleteMessageBatchResultEntry(d.EntryId))], failed);
    }
}
