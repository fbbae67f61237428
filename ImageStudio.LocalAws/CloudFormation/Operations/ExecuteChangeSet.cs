using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record ExecuteChangeSetRequest
{
    public string? ChangeSetName { get; init; }

    public string? StackName { get; init; }

    public bool? DisableRollback { get; init; }

    public string? ClientRequestToken { get; init; }
}

/// <summary>Empty, but an element of the answer.</summary>
internal sealed record ExecuteChangeSetResult;

/// <summary>Carries a change set out; it is carried out when the answer comes. The stack's other change sets become obsolete.</summary>
internal sealed class ExecuteChangeSet(StackStore store, StackTargets targets, StackLifecycle lifecycle) : IOperation<ExecuteChangeSetRequest, ExecuteChangeSetResult>
{
    public async ValueTask<ExecuteChangeSetResult> ExecuteAsync(ExecuteChangeSetRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var changeSet = store.GetChangeSet(request.ChangeSetName, request.StackName, caller.Region);
        if (changeSet.ExecutionStatus != "AVAILABLE")
            throw CloudFormationErrors.ChangeSetNotExecutable(changeSet.Id, changeSet.ExecutionStatus is "UNAVAILABLE" ? changeSet.Status : changeSet.ExecutionStatus);

        var stack = store.Get(changeSet.StackId, caller.Region);
        var target = changeSet.Target with { ChangeSetId = changeSet.Id };
        if (request.DisableRollback is true)
            target = target with { OnFailure = "DO_NOTHING" };
        var design = targets.Design(target);
        await MarkAsync(changeSet, cancellationToken);
        if (changeSet.Type == "CREATE")
            await lifecycle.CreateAsync(target, design, request.ClientRequestToken, caller, cancellationToken);
        else
            await lifecycle.UpdateAsync(stack, target, design, request.ClientRequestToken, caller, cancellationToken);
        return new ExecuteChangeSetResult();
    }

    private async ValueTask MarkAsync(ChangeSet executed, CancellationToken cancellationToken)
    {
        foreach (var changeSet in store.ChangeSets(executed.StackId))
        {
            var status = changeSet.Id == executed.Id ? "EXECUTE_COMPLETE" : changeSet.ExecutionStatus == "AVAILABLE" ? "OBSOLETE" : changeSet.ExecutionStatus;
            if (status != changeSet.ExecutionStatus)
                await store.SaveAsync(changeSet with { ExecutionStatus = status }, cancellationToken);
        }
    }
}
