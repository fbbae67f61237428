using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.AWS.CloudFormation;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>Brings one stack to what its template says, through a change set.</summary>
internal sealed partial class TemplateDeployment(IAmazonCloudFormation client, CloudFormationTemplateResource resource, TimeProvider time, ILogger logger)
{
    private readonly StackWatch _stack = new(client, resource.StackName, TimeSpan.FromSeconds(resource.StackPollingInterval), time, logger);
    private readonly ChangeSet _changeSet = new(client, resource, time);

    /// <exception cref="AWSProvisioningException">The stack is not, or not any more, what the template says.</exception>
    public async Task<Stack> RunAsync(CancellationToken cancellationToken)
    {
        var template = await File.ReadAllTextAsync(resource.TemplatePath, cancellationToken);
        var existing = await _stack.FindAsync(cancellationToken);
        var type = await MakeReadyAsync(existing, cancellationToken);
        var fingerprint = TemplateFingerprint.Of(template, resource.Parameters, resource.Tags);
        if (type == ChangeSetType.UPDATE && IsUnchanged(existing!, fingerprint))
        {
            Log.Unchanged(logger, resource.StackName);
            return existing!;
        }

        Log.Deploying(logger, resource.StackName, type);
        if (await _changeSet.CreateAsync(type, template, fingerprint, cancellationToken) is { } changeSetId)
            return await ExecuteAsync(changeSetId, cancellationToken);

        Log.Unchanged(logger, resource.StackName);
        return existing ?? throw new AWSProvisioningException($"The change set for stack {resource.StackName} has no changes, but there is no stack.");
    }

    private bool IsUnchanged(Stack existing, string fingerprint) =>
        !resource.DisableDiffCheck && existing.Tags?.Find(tag => tag.Key == TemplateFingerprint.TagKey)?.Value == fingerprint;

    private async Task<Stack> ExecuteAsync(string changeSetId, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        await _changeSet.ExecuteAsync(changeSetId, cancellationToken);
        var stack = await _stack.FollowAsync(started, cancellationToken);
        var status = stack.StackStatus.Value;
        return status.EndsWith("FAILED", StringComparison.Ordinal) || status.EndsWith("ROLLBACK_COMPLETE", StringComparison.Ordinal)
            ? throw new AWSProvisioningException($"Stack {resource.StackName} ended in {status}: {stack.StackStatusReason ?? "see its events"}")
            : stack;
    }

    // A stack whose creation was rolled back can only be deleted; one that is being deleted or rolled back is waited for.
    private async Task<ChangeSetType> MakeReadyAsync(Stack? stack, CancellationToken cancellationToken)
    {
        var status = stack?.StackStatus;
        if (status == StackStatus.ROLLBACK_IN_PROGRESS || status == StackStatus.DELETE_IN_PROGRESS)
            status = (await _stack.WaitWhileInProgressAsync(cancellationToken))?.StackStatus;

        if (status is null || status == StackStatus.REVIEW_IN_PROGRESS || status == StackStatus.DELETE_COMPLETE) return ChangeSetType.CREATE;
        if (status == StackStatus.CREATE_COMPLETE || status == StackStatus.UPDATE_COMPLETE || status == StackStatus.UPDATE_ROLLBACK_COMPLETE) return ChangeSetType.UPDATE;
        if (status != StackStatus.ROLLBACK_COMPLETE)
            throw new AWSProvisioningException($"Stack {resource.StackName} cannot be updated while it is in {status}");

        await client.DeleteStackAsync(new DeleteStackRequest { StackName = resource.StackName }, cancellationToken);
        await _stack.WaitWhileInProgressAsync(cancellationToken);
        return ChangeSetType.CREATE;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stack {StackName} is up to date with its template")]
        public static partial void Unchanged(ILogger logger, string stackName);

        [LoggerMessage(2, LogLevel.Information, "Deploying stack {StackName} ({ChangeSetType})")]
        public static partial void Deploying(ILogger logger, string stackName, ChangeSetType changeSetType);
    }
}
