using System.Buffers;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record AddPermissionRequest(
    string? QueueUrl,
    string? Label,
    [property: Flattened("AWSAccountId")] IReadOnlyList<string>? AWSAccountIds,
    [property: Flattened("ActionName")] IReadOnlyList<string>? Actions);

/// <summary>Adds a statement to a queue's policy. Calls are not checked against it: only what services deliver is.</summary>
internal sealed class AddPermission(QueueStore store) : IOperation<AddPermissionRequest, Nothing>
{
    private const int MaxActions = 7;
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly string[] Shareable =
    [
        "*", "ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "ListDeadLetterSourceQueues", "PurgeQueue", "ReceiveMessage", "SendMessage",
    ];

    public async ValueTask<Nothing> ExecuteAsync(AddPermissionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var label = CheckLabel(request.Label);
        var accounts = request.AWSAccountIds is { Count: > 0 } ids ? ids : throw SqsErrors.MissingParameter("AWSAccountIds");
        if (accounts.FirstOrDefault(a => a.Length != 12 || !a.All(char.IsAsciiDigit)) is { } wrong)
            throw SqsErrors.InvalidValue(wrong, "PrincipalId", "Unable to verify.");
        var actions = CheckActions(request.Actions);
        ValueTask stored;
        lock (store.Lock)
        {
            var queue = store.Require(request.QueueUrl, caller);
            var policy = queue.Settings.Attributes.GetValueOrDefault("Policy") ?? $$"""{"Version":"2008-10-17","Id":"{{queue.Arn}}/SQSDefaultPolicy","Statement":[]}""";
            if (Permission.Exists(policy, label))
                throw SqsErrors.InvalidValue(label, "Label", "Already exists.");
            stored = store.Configure(queue, "Policy", new Permission(label, accounts, actions, queue.Arn.ToString()).AddTo(policy));
        }
        await stored;
        return Nothing.Value;
    }

    private static string CheckLabel(string? label)
    {
        if (string.IsNullOrEmpty(label))
            throw SqsErrors.MissingParameter("Label");
        return label.Length <= 80 && !label.AsSpan().ContainsAnyExcept(LabelCharacters)
            ? label
            : throw SqsErrors.InvalidValue(label, "Label", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.");
    }

    private static string[] CheckActions(IReadOnlyList<string>? actions)
    {
        if (actions is null or { Count: 0 })
            throw SqsErrors.MissingParameter("Actions");
        if (actions.Count > MaxActions)
            throw SqsErrors.TooManyActions(actions.Count, MaxActions);
        if (actions.FirstOrDefault(a => !Shareable.Contains(a)) is { } owners)
            throw SqsErrors.InvalidValue($"SQS:{owners}", "ActionName", "Only the queue owner is allowed to invoke this action.");
        return [.. actions.Select(a => $"SQS:{a}")];
    }
}
