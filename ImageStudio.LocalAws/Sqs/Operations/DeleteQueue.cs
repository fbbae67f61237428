using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record DeleteQueueRequest(string? QueueUrl);

/// <summary>Deletes a queue with its messages. Unlike AWS, the name can be used again at once.</summary>
internal sealed class DeleteQueue(QueueStore store) : IOperation<DeleteQueueRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ValueTask stored;
        lock (store.Lock)
            stored = store.Commit(new QueueDeleted(store.Require(request.QueueUrl, caller).Key));
        await stored;
        return Nothing.Value;
    }
}
