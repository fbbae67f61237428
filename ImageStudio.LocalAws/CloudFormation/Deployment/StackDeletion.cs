using ImageStudio.LocalAws.CloudFormation.Templates;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Deletes a stack: every resource before those it needs. What cannot go keeps what it needs.</summary>
internal sealed class StackDeletion(ResourceSteps steps, TimeProvider time)
{
    public async Task RunAsync(StackDeployment deployment, string reason, CancellationToken cancellationToken)
    {
        await deployment.EnterAsync(StackStatus.DeleteInProgress, reason, cancellationToken);
        await DeleteRetiredAsync(deployment, cancellationToken);
        var left = await DeleteResourcesAsync(deployment, created: false, cancellationToken);
        if (left.Count > 0)
            await deployment.EnterAsync(StackStatus.DeleteFailed, Reason(left), cancellationToken);
        else
            await deployment.EnterAsync(StackStatus.DeleteComplete, null, cancellationToken, stack => stack with { DeletedAt = time.GetUtcNow(), Outputs = [], Before = null });
    }

    /// <summary>Deletes all resources of the stack.</summary>
    /// <param name="deployment">The stack.</param>
    /// <param name="created">Whether they were made by the deployment that is taken back; <c>RetainExceptOnCreate</c> asks.</param>
    /// <param name="cancellationToken">Ends with the server.</param>
    /// <returns>Logical ids of those that could not be deleted.</returns>
    public async Task<IReadOnlyList<string>> DeleteResourcesAsync(StackDeployment deployment, bool created, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        foreach (var resource in LastFirst(deployment.Stack.Resources))
        {
            var needed = deployment.Stack.Resources.Exists(other => left.Contains(other.LogicalId) && other.Needs.Contains(resource.LogicalId));
            var keep = resource.DeletionPolicy == "Retain" || (resource.DeletionPolicy == "RetainExceptOnCreate" && !created);
            if (needed || !await steps.DeleteAsync(deployment, resource, keep, stack => stack.Without(resource.LogicalId), cancellationToken))
                left.Add(resource.LogicalId);
        }
        return left;
    }

    /// <summary>Deletes what an update has replaced or dropped. What cannot be deleted stays behind, with an event, as on AWS.</summary>
    public async Task DeleteRetiredAsync(StackDeployment deployment, CancellationToken cancellationToken)
    {
        foreach (var resource in LastFirst(deployment.Stack.Retired))
        {
            var replaced = deployment.Stack.Find(resource.LogicalId) is not null;
            var keep = (replaced ? resource.UpdateReplacePolicy : resource.DeletionPolicy) == "Retain";
            Stack Forget(Stack stack) => stack with { Retired = stack.Retired.RemoveAll(r => r.LogicalId == resource.LogicalId && r.PhysicalId == resource.PhysicalId) };
            if (!await steps.DeleteAsync(deployment, resource, keep, Forget, cancellationToken))
                await deployment.ChangeAsync(Forget, cancellationToken);
        }
    }

    public static string Reason(IReadOnlyList<string> left) => $"The following resource(s) failed to delete: [{string.Join(", ", left)}]. ";

    // Two generations of one resource may be among the retired: each name once in the graph, both at its place.
    private static List<StackResource> LastFirst(IReadOnlyCollection<StackResource> resources)
    {
        var byId = resources.ToLookup(r => r.LogicalId, StringComparer.Ordinal);
        var ids = byId.Select(g => g.Key).ToList();
        var needs = byId.ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.SelectMany(r => r.Needs).Where(n => n != g.Key && byId.Contains(n)).ToHashSet());
        return [.. DependencyGraph.Order(ids, needs).Reverse().SelectMany(id => byId[id])];
    }
}
