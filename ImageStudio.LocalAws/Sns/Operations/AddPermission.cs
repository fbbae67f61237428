using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record AddPermissionRequest(string? TopicArn, string? Label, IReadOnlyList<string>? AWSAccountId, IReadOnlyList<string>? ActionName);

/// <summary>Adds a statement to a topic's policy. Calls are not checked against it: only what services deliver is.</summary>
internal sealed class AddPermission(TopicStore store) : IOperation<AddPermissionRequest, Nothing>
{
    private static readonly string[] Shareable =
    [
        "AddPermission", "DeleteTopic", "GetDataProtectionPolicy", "GetTopicAttributes", "ListSubscriptionsByTopic", "ListTagsForResource", "Publish",
        "PutDataProtectionPolicy", "Receive", "RemovePermission", "SetTopicAttributes", "Subscribe",
    ];

    public async ValueTask<Nothing> ExecuteAsync(AddPermissionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var label = request.Label ?? throw SnsErrors.Missing("Label");
        var accounts = request.AWSAccountId is { Count: > 0 } ids ? ids : throw SnsErrors.Missing("AWSAccountId");
        var actions = request.ActionName is { Count: > 0 } names ? names : throw SnsErrors.Missing("ActionName");
        await store.ChangeAsync(() =>
        {
            var topic = store.Require(request.TopicArn);
            if (actions.Any(a => !Shareable.Contains(a)))
                throw SnsErrors.InvalidParameter("Policy statement action out of service scope!");
            var policy = topic.EffectivePolicy;
            if (Permission.Exists(policy, label))
                throw SnsErrors.InvalidParameter("Statement already exists");
            var permission = new Permission(label, accounts, [.. actions.Select(a => $"SNS:{a}")], topic.Arn.ToString());
            return new TopicConfigured(request.TopicArn!, new Dictionary<string, string>(topic.Attributes) { ["Policy"] = permission.AddTo(policy) });
        });
        return Nothing.Value;
    }
}
