using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record PurgeQueueRequest(string? QueueUrl);

/// <summary>Deletes all messages of a queue, once in 60 seconds.</summary>
internal sealed class PurgeQueue(QueueStore store) : IOperation<PurgeQueueRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(PurgeQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            if (queue.PurgedAt + SqsLimits.PurgeInterval > store.Now)
                throw SqsErrors.PurgeQueueInProgress(queue.Name);
            stored = store.Commit(new QueuePurged(queue.Key, store.Now));
        }
        await stored;
        return Nothing.Value;
    }
}
