using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>The three deployments that operations ask for.</summary>
internal sealed class StackLifecycle(
    StackStore store, Deployments deployments, StackCreation creation, StackUpdate update, StackDeletion deletion, TimeProvider time)
{
    public Task CreateAsync(Stack stack, StackDesign design, string? token, CallerContext caller, CancellationToken cancellationToken)
    {
        if (store.Find(stack.Name, stack.Region) is { } other && other.Id != stack.Id)
            throw CloudFormationErrors.AlreadyExists(stack.Name);
        var deployment = new StackDeployment(stack, store, time, caller.BaseUrl, token);
        return deployments.RunAsync(deployment, "created", ct => creation.RunAsync(deployment, design, ct), cancellationToken);
    }

    public Task UpdateAsync(Stack stack, Stack target, StackDesign design, string? token, CallerContext caller, CancellationToken cancellationToken)
    {
        var deployment = new StackDeployment(stack, store, time, caller.BaseUrl, token);
        return deployments.RunAsync(deployment, "updated", ct => update.RunAsync(deployment, target, design, ct), cancellationToken);
    }

    public Task DeleteAsync(Stack stack, string? token, CallerContext caller, CancellationToken cancellationToken)
    {
        var deployment = new StackDeployment(stack, store, time, caller.BaseUrl, token);
        return deployments.RunAsync(deployment, "deleted", ct => deletion.RunAsync(deployment, "User Initiated", ct), cancellationToken);
    }
}
