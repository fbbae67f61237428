using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record SetQueueAttributesRequest(string? QueueUrl, [property: Flattened("Attribute")] Dictionary<string, string>? Attributes);

/// <summary>Changes a queue's attributes. They hold at once; AWS takes up to a minute.</summary>
internal sealed class SetQueueAttributes(QueueStore store) : IOperation<SetQueueAttributesRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(SetQueueAttributesRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var changes = request.Attributes ?? throw SqsErrors.MissingParameter("Attributes");
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            var settings = queue.Settings.With(changes);
            if (changes.ContainsKey("RedrivePolicy"))
                RedriveRules.Check(store, queue.Arn, settings);
            stored = store.Commit(new QueueConfigured(queue.Key, store.Now, new Dictionary<string, string>(settings.Attributes)));
        }
        await stored;
        return Nothing.Value;
    }
}
