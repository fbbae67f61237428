using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record DeleteMessageRequest(string? QueueUrl, string? ReceiptHandle);

/// <summary>Deletes a received message for good.</summary>
internal sealed class DeleteMessage(QueueStore store) : IOperation<DeleteMessageRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteMessageRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            stored = Settling.ToDelete(queue, request.ReceiptHandle, store.Now) is { } id ? store.Commit(new MessagesDeleted(queue.Key, [id])) : ValueTask.CompletedTask;
        }
        await stored;
        return Nothing.Value;
    }
}
