using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record DeleteMessageBatchRequestEntry(string? Id, string? ReceiptHandle);

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
        List<(string EntryId, string? MessageId)> done;
        List<BatchResultErrorEntry> failed;
        var stored = ValueTask.CompletedTask;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            var entries = Batch.Check(request.Entries, e => e.Id, nameof(DeleteMessageBatchRequestEntry));
            (done, failed) = Batch.Each(entries, e => e.Id, e => (e.Id!, Settling.ToDelete(queue, e.ReceiptHandle)));
            string[] ids = [.. done.Select(d => d.MessageId).OfType<string>()];
            if (ids.Length > 0)
                stored = store.Commit(new MessagesDeleted(queue.Key, ids));
        }
        await stored;
        return new DeleteMessageBatchResult([.. done.Select(d => new DeleteMessageBatchResultEntry(d.EntryId))], failed);
    }
}
