using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ChangeMessageVisibilityRequest(string? QueueUrl, string? ReceiptHandle, int? VisibilityTimeout);

/// <summary>Sets how long from now a received message stays invisible; 0 gives it back at once.</summary>
internal sealed class ChangeMessageVisibility(QueueStore store) : IOperation<ChangeMessageVisibilityRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(ChangeMessageVisibilityRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            var id = Settling.ToChange(queue, request.ReceiptHandle, request.VisibilityTimeout, store.Now);
            stored = store.Commit(new VisibilityChanged(queue.Key, store.Now.AddSeconds(request.VisibilityTimeout!.Value), [id]));
        }
        await stored;
        return Nothing.Value;
    }
}
