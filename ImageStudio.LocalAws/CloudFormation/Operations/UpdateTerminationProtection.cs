using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

internal sealed record UpdateTerminationProtectionRequest(string? StackName, bool? EnableTerminationProtection);

internal sealed record UpdateTerminationProtectionResult(string StackId);

/// <summary>Says whether a stack can be deleted.</summary>
internal sealed class UpdateTerminationProtection(StackStore store) : IOperation<UpdateTerminationProtectionRequest, UpdateTerminationProtectionResult>
{
    public async ValueTask<UpdateTerminationProtectionResult> ExecuteAsync(UpdateTerminationProtectionRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var stack = store.Get(request.StackName, caller.Region);
        if (request.EnableTerminationProtection is not { } wanted)
            throw CloudFormationErrors.Validation("1 validation error detected: Value null at 'enableTerminationProtection' failed to satisfy constraint: Member must not be null");
        if (StackStatus.IsUnderWay(stack.Status) || stack.Status == StackStatus.DeleteComplete)
            throw CloudFormationErrors.WrongState(stack.Id, stack.Status, "updated");
        await store.SaveAsync(stack with { TerminationProtection = wanted }, [], cancellationToken);
        return new UpdateTerminationProtectionResult(stack.Id);
    }
}
