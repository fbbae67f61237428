using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record TagQueueRequest(string? QueueUrl, [property: Flattened("Tag", Key = "Key")] Dictionary<string, string>? Tags);

/// <summary>Adds tags to a queue or changes their values.</summary>
internal sealed class TagQueue(QueueStore store) : IOperation<TagQueueRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(TagQueueRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            var tags = new Dictionary<string, string>(queue.Tags, StringComparer.Ordinal);
            foreach (var (name, value) in request.Tags ?? throw SqsErrors.MissingParameter("Tags"))
                tags[name] = value;
            if (tags.Count > SqsLimits.Tags)
                throw SqsErrors.InvalidParameter($"Too many tags added for queue {queue.Name}.");
            stored = store.Commit(new QueueTagged(queue.Key, tags));
        }
        await stored;
        return Nothing.Value;
    }
}
