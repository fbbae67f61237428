using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Makes, changes and deletes single resources of a deployment, with their states and events.</summary>
internal sealed partial class ResourceSteps(ResourceTypes types, ILogger<ResourceSteps> logger)
{
    /// <summary>Makes a resource that the stack does not have, or a new one in the place of <paramref name="replaced"/>.</summary>
    /// <exception cref="ResourceFailedException">It could not be made; the event is written.</exception>
    public async Task CreateAsync(
        StackDeployment deployment, DesignedResource design, JsonObject properties, StackResource? replaced, CancellationToken cancellationToken)
    {
        var resource = new StackResource(design.Resource.LogicalId, design.Resource.Type)
        {
            Properties = properties,
            Needs = [.. design.Needs],
            DeletionPolicy = design.Resource.DeletionPolicy,
            UpdateReplacePolicy = design.Resource.UpdateReplacePolicy,
            Status = replaced is null ? ResourceStatus.CreateInProgress : ResourceStatus.UpdateInProgress,
            StatusReason = replaced is null ? null : "Requested update requires the creation of a new physical resource; hence creating one.",
        };
        var definition = deployment.Define(resource.LogicalId, properties);
        try
        {
            var provisioner = types[resource.Type];
            provisioner.Schema.Check(resource.LogicalId, properties);
            var planned = await provisioner.PlanAsync(definition, cancellationToken);
            if (replaced is not null)
                await deployment.ChangeAsync(stack => stack with { Retired = stack.Retired.Add(replaced) }, cancellationToken);
            resource = resource with { PhysicalId = planned };
            await deployment.NoteAsync(resource, cancellationToken);
            resource = resource with { PhysicalId = await MakeAsync(provisioner, definition, resource, deployment, cancellationToken) };
            await provisioner.ConfigureAsync(definition, resource.PhysicalId, previous: null, cancellationToken);
            var attributes = await provisioner.DescribeAsync(definition, resource.PhysicalId, cancellationToken);
            var done = replaced is null ? ResourceStatus.CreateComplete : ResourceStatus.UpdateComplete;
            await deployment.NoteAsync(resource with { Attributes = attributes, Status = done, StatusReason = null }, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A resource that was never planned leaves the one it was to replace in place.
            var failed = replaced is not null && resource.PhysicalId is null ? replaced : deployment.Stack.Find(resource.LogicalId) ?? resource;
            await FailAsync(deployment, failed, replaced is null ? ResourceStatus.CreateFailed : ResourceStatus.UpdateFailed, exception, cancellationToken);
        }
    }

    /// <summary>Gives a resource other properties, in place.</summary>
    /// <exception cref="ResourceFailedException">It could not be changed; the event is written.</exception>
    public async Task UpdateAsync(StackDeployment deployment, StackResource present, JsonObject properties, CancellationToken cancellationToken)
    {
        var resource = present with { Properties = properties, Status = ResourceStatus.UpdateInProgress, StatusReason = null };
        try
        {
            var provisioner = types[resource.Type];
            provisioner.Schema.Check(resource.LogicalId, properties);
            await deployment.NoteAsync(resource, cancellationToken);
            var definition = deployment.Define(resource.LogicalId, properties);
            await provisioner.ConfigureAsync(definition, resource.PhysicalId!, present.Properties, cancellationToken);
            var attributes = await provisioner.DescribeAsync(definition, resource.PhysicalId!, cancellationToken);
            await deployment.NoteAsync(resource with { Attributes = attributes, Status = ResourceStatus.UpdateComplete }, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await FailAsync(deployment, resource, ResourceStatus.UpdateFailed, exception, cancellationToken);
        }
    }

    /// <summary>Deletes a resource, unless its policy keeps it.</summary>
    /// <param name="deployment">Where it is noted.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="keep">Whether to let go of it only.</param>
    /// <param name="forget">Takes the resource out of the stack when it is gone.</param>
    /// <param name="cancellationToken">Ends with the server.</param>
    /// <returns>Whether it is gone from the stack.</returns>
    public async Task<bool> DeleteAsync(
        StackDeployment deployment, StackResource resource, bool keep, Func<Stack, Stack> forget, CancellationToken cancellationToken)
    {
        if (keep || resource.PhysicalId is null)
        {
            var skipped = resource with { Status = keep ? ResourceStatus.DeleteSkipped : ResourceStatus.DeleteComplete, StatusReason = null };
            await deployment.NoteGoneAsync(skipped, forget, cancellationToken);
            return true;
        }
        try
        {
            await deployment.NoteGoneAsync(resource with { Status = ResourceStatus.DeleteInProgress, StatusReason = null }, stack => stack, cancellationToken);
            await types[resource.Type].DeleteAsync(deployment.Define(resource.LogicalId, resource.Properties), resource.PhysicalId, cancellationToken);
            await deployment.NoteGoneAsync(resource with { Status = ResourceStatus.DeleteComplete, StatusReason = null }, forget, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var failed = resource with { Status = ResourceStatus.DeleteFailed, StatusReason = Reason(exception, resource) };
            await deployment.NoteGoneAsync(failed, stack => stack.Find(resource.LogicalId) == resource ? stack.With(failed) : stack, cancellationToken);
            return false;
        }
    }

    // When the making itself fails there is nothing of ours to delete: the name may belong to somebody else.
    private static async ValueTask<string> MakeAsync(
        IResourceProvisioner provisioner, ResourceDefinition definition, StackResource resource, StackDeployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            return await provisioner.CreateAsync(definition, resource.PhysicalId!, cancellationToken);
        }
        catch (AwsException)
        {
            await deployment.ChangeAsync(stack => stack.With(resource with { PhysicalId = null }), cancellationToken);
            throw;
        }
    }

    private async Task FailAsync(StackDeployment deployment, StackResource resource, string status, Exception exception, CancellationToken cancellationToken)
    {
        var reason = Reason(exception, resource);
        await deployment.NoteAsync(resource with { Status = status, StatusReason = reason }, cancellationToken);
        throw new ResourceFailedException(resource.LogicalId, reason, exception);
    }

    private string Reason(Exception exception, StackResource resource)
    {
        if (exception is AwsException refusal)
            return refusal.Message;
        Log.Failed(logger, resource.LogicalId, resource.Type, exception);
        return "Internal Failure";
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Resource {LogicalId} ({Type}) failed.")]
        public static partial void Failed(ILogger logger, string logicalId, string type, Exception exception);
    }
}

/// <summary>A resource could not be made or changed; the deployment goes back.</summary>
internal sealed class ResourceFailedException(string logicalId, string reason, Exception cause) : Exception(reason, cause)
{
    public string LogicalId { get; } = logicalId;
}
