using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record UntagQueueRequest(string? QueueUrl, [property: Flattened("TagKey")] IReadOnlyList<string>? TagKeys);

/// <summary>Takes tags off a queue; those that are not there are no error.</summary>
internal sealed class UntagQueue(QueueStore store) : IOperation<UntagQueueRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(UntagQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var names = request.TagKeys ?? throw SqsErrors.MissingParameter("TagKeys");
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            stored = store.Commit(new QueueTagged(queue.Key, new Dictionary<string, string>(queue.Tags.Where(t => !names.Contains(t.Key)))));
        }
        await stored;
        return Nothing.Value;
    }
}
