using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record RemovePermissionRequest(string? TopicArn, string? Label);

/// <summary>Takes a statement out of a topic's policy; one that is not there is no error.</summary>
internal sealed class RemovePermission(TopicStore store) : IOperation<RemovePermissionRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(RemovePermissionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var label = request.Label ?? throw SnsErrors.Missing("Label");
        await store.ChangeAsync(() =>
        {
            var topic = store.Require(request.TopicArn);
            if (!Permission.Exists(topic.EffectivePolicy, label))
                return null;
            var attributes = new Dictionary<string, string>(topic.Attributes);
            if (Permission.RemoveFrom(topic.EffectivePolicy, label) is { } left)
                attributes["Policy"] = left;
            else
                attributes.Remove("Policy");
            return new TopicConfigured(request.TopicArn!, attributes);
        });
        return Nothing.Value;
    }
}
