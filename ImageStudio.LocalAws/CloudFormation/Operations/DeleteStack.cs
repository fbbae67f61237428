using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record DeleteStackRequest
{
    public string? StackName { get; init; }

    public IReadOnlyList<string>? RetainResources { get; init; }

    public string? ClientRequestToken { get; init; }
}

/// <summary>Deletes a stack and its resources; a stack that is not there is no failure.</summary>
internal sealed class DeleteStack(StackStore store, StackLifecycle lifecycle, ExportCheck exports) : IOperation<DeleteStackRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(DeleteStackRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.StackName))
            throw CloudFormationErrors.Validation("1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null");
        if (store.Find(request.StackName, caller.Region) is not { } stack || stack.Status == StackStatus.DeleteComplete)
            return Nothing.Value;
        if (stack.TerminationProtection)
            throw CloudFormationErrors.Validation($"Stack [{stack.Name}] cannot be deleted while TerminationProtection is enabled");
        exports.CheckDeletable(stack);
        if (request.RetainResources is { Count: > 0 } retained)
            stack = Retain(stack, retained);
        await lifecycle.DeleteAsync(stack, request.ClientRequestToken, caller, cancellationToken);
        return Nothing.Value;
    }

    private static Stack Retain(Stack stack, IReadOnlyList<string> retained)
    {
        if (stack.Status != StackStatus.DeleteFailed)
            throw CloudFormationErrors.Validation("Invalid operation on stack [" + stack.Id + "]. RetainResources may be given for stacks in DELETE_FAILED state only.");
        return stack with { Resources = [.. stack.Resources.Select(r => retained.Contains(r.LogicalId) ? r with { DeletionPolicy = "Retain" } : r)] };
    }
}
