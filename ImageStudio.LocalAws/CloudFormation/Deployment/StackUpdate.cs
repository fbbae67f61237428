using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Turns a stack into another: in place where the service can, else by a new resource; a failure goes back to what was.</summary>
internal sealed class StackUpdate(ResourceSteps steps, StackDeletion deletion, ResourceTypes types, ExportCheck exports, TimeProvider time)
{
    /// <param name="deployment">The stack as it is.</param>
    /// <param name="target">The stack as it is wanted: template, parameters, tags.</param>
    /// <param name="design">The target's design.</param>
    /// <param name="cancellationToken">Ends with the server.</param>
    public async Task RunAsync(StackDeployment deployment, Stack target, StackDesign design, CancellationToken cancellationToken)
    {
        await deployment.EnterAsync(StackStatus.UpdateInProgress, "User Initiated", cancellationToken, before => target with
        {
            Id = before.Id,
            CreatedAt = before.CreatedAt,
            UpdatedAt = time.GetUtcNow(),
            Resources = before.Resources,
            Outputs = before.Outputs,
            Imports = before.Imports,
            Before = before with { Before = null },
        });
        try
        {
            foreach (var wanted in design.Resources)
                await BringAboutAsync(deployment, wanted, design.Properties(wanted.Resource, deployment), cancellationToken);
            var outputs = design.StackOutputs(deployment);
            exports.Check(deployment.Stack, outputs);
            var dropped = deployment.Stack.Resources.FindAll(r => !design.Resources.Any(d => d.Resource.LogicalId == r.LogicalId));
            await deployment.EnterAsync(StackStatus.UpdateCleanup, null, cancellationToken, stack => stack with
            {
                Outputs = outputs,
                Imports = [.. design.Imports],
                Resources = stack.Resources.RemoveAll(dropped.Contains),
                Retired = stack.Retired.AddRange(dropped),
            });
            await CleanUpAsync(deployment, StackStatus.UpdateComplete, cancellationToken);
        }
        catch (ResourceFailedException failure)
        {
            await FailAsync(deployment, $"The following resource(s) failed to update: [{failure.LogicalId}]. ", cancellationToken);
        }
        catch (AwsException failure)
        {
            await FailAsync(deployment, failure.Message, cancellationToken);
        }
    }

    /// <summary>Deletes what is no longer wanted and ends in <paramref name="status"/>.</summary>
    public async Task CleanUpAsync(StackDeployment deployment, string status, CancellationToken cancellationToken)
    {
        await deletion.DeleteRetiredAsync(deployment, cancellationToken);
        await deployment.EnterAsync(status, null, cancellationToken, stack => stack with { Before = null });
    }

    /// <summary>Goes back to the stack as it was before an update that failed or was interrupted.</summary>
    public async Task RollBackAsync(StackDeployment deployment, string reason, CancellationToken cancellationToken)
    {
        var before = deployment.Stack.Before!;
        await deployment.EnterAsync(StackStatus.UpdateRollbackInProgress, reason, cancellationToken);
        try
        {
            foreach (var old in before.Resources)
                await RestoreAsync(deployment, old, cancellationToken);
        }
        catch (ResourceFailedException failure)
        {
            await deployment.EnterAsync(StackStatus.UpdateRollbackFailed, $"The following resource(s) failed to update: [{failure.LogicalId}]. ", cancellationToken);
            return;
        }
        await deployment.EnterAsync(StackStatus.UpdateRollbackCleanup, null, cancellationToken, stack => before with
        {
            Before = before,
            UpdatedAt = stack.UpdatedAt,
            Resources = [.. before.Resources.Select(old => IsOf(before, stack.Find(old.LogicalId)) ? stack.Find(old.LogicalId)! : old)],
            Retired = [.. stack.Resources.Where(r => !IsOf(before, r)), .. stack.Retired.Where(r => !IsOf(before, r))],
        });
        await CleanUpAsync(deployment, StackStatus.UpdateRollbackComplete, cancellationToken);
    }

    private async Task FailAsync(StackDeployment deployment, string reason, CancellationToken cancellationToken)
    {
        if (deployment.Stack.OnFailure == "DO_NOTHING")
            await deployment.EnterAsync(StackStatus.UpdateFailed, reason, cancellationToken, stack => stack with { Before = null });
        else
            await RollBackAsync(deployment, reason, cancellationToken);
    }

    private async Task BringAboutAsync(StackDeployment deployment, DesignedResource wanted, JsonObject properties, CancellationToken cancellationToken)
    {
        var present = deployment.Stack.Find(wanted.Resource.LogicalId);
        if (present is null)
        {
            await steps.CreateAsync(deployment, wanted, properties, replaced: null, cancellationToken);
        }
        else if (NeedsReplacement(types, present.Type, wanted.Resource.Type, present.Properties, properties))
        {
            await steps.CreateAsync(deployment, wanted, properties, replaced: present, cancellationToken);
        }
        else
        {
            present = present with
            {
                Needs = [.. wanted.Needs],
                DeletionPolicy = wanted.Resource.DeletionPolicy,
                UpdateReplacePolicy = wanted.Resource.UpdateReplacePolicy,
            };
            if (JsonNode.DeepEquals(present.Properties, properties))
                await deployment.ChangeAsync(stack => stack.With(present), cancellationToken);
            else
                await steps.UpdateAsync(deployment, present, properties, cancellationToken);
        }
    }

    private async Task RestoreAsync(StackDeployment deployment, StackResource old, CancellationToken cancellationToken)
    {
        var present = deployment.Stack.Find(old.LogicalId);
        if (present is null || present.PhysicalId != old.PhysicalId || JsonNode.DeepEquals(present.Properties, old.Properties))
            return;
        await steps.UpdateAsync(deployment, present, old.Properties, cancellationToken);
    }

    private static bool IsOf(Stack stack, StackResource? resource) =>
        resource is not null && stack.Find(resource.LogicalId)?.PhysicalId == resource.PhysicalId;

    /// <summary>Whether the change from one set of properties to another takes a new resource.</summary>
    public static bool NeedsReplacement(ResourceTypes types, string oldType, string newType, JsonObject old, JsonObject wanted) =>
        oldType != newType || types[newType].Schema.CreateOnly.Any(name => !JsonNode.DeepEquals(old[name], wanted[name]));
}
