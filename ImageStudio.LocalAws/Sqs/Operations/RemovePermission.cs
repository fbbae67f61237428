using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record RemovePermissionRequest(string? QueueUrl, string? Label);

/// <summary>Takes a statement out of a queue's policy; the policy goes with its last statement.</summary>
internal sealed class RemovePermission(QueueStore store) : IOperation<RemovePermissionRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(RemovePermissionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var label = request.Label ?? throw SqsErrors.MissingParameter("Label");
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            if (queue.Settings.Attributes.GetValueOrDefault("Policy") is not { } policy || !Permission.Exists(policy, label))
                throw SqsErrors.InvalidValue(label, "Label", "can't find label.");
            stored = store.Configure(queue, "Policy", Permission.RemoveFrom(policy, label) ?? "");
        }
        await stored;
        return Nothing.Value;
    }
}
