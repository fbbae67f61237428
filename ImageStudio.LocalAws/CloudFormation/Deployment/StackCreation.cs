using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Makes a stack: every resource after those it needs; a failure takes back what was made.</summary>
internal sealed class StackCreation(ResourceSteps steps, StackDeletion deletion, ExportCheck exports)
{
    public async Task RunAsync(StackDeployment deployment, StackDesign design, CancellationToken cancellationToken)
    {
        await deployment.EnterAsync(StackStatus.CreateInProgress, "User Initiated", cancellationToken);
        try
        {
            foreach (var wanted in design.Resources)
                await steps.CreateAsync(deployment, wanted, design.Properties(wanted.Resource, deployment), replaced: null, cancellationToken);
            var outputs = design.StackOutputs(deployment);
            exports.Check(deployment.Stack, outputs);
            await deployment.EnterAsync(StackStatus.CreateComplete, null, cancellationToken,
                stack => stack with { Outputs = outputs, Imports = [.. design.Imports] });
        }
        catch (ResourceFailedException failure)
        {
            await FailAsync(deployment, $"The following resource(s) failed to create: [{failure.LogicalId}]. ", cancellationToken);
        }
        catch (AwsException failure)
        {
            await FailAsync(deployment, failure.Message, cancellationToken);
        }
    }

    /// <summary>Takes back what was made of a creation that failed or was interrupted.</summary>
    public async Task RollBackAsync(StackDeployment deployment, string reason, CancellationToken cancellationToken)
    {
        await deployment.EnterAsync(StackStatus.RollbackInProgress, reason, cancellationToken);
        var left = await deletion.DeleteResourcesAsync(deployment, created: true, cancellationToken);
        if (left.Count == 0)
            await deployment.EnterAsync(StackStatus.RollbackComplete, null, cancellationToken);
        else
            await deployment.EnterAsync(StackStatus.RollbackFailed, StackDeletion.Reason(left), cancellationToken);
    }

    private async Task FailAsync(StackDeployment deployment, string reason, CancellationToken cancellationToken)
    {
        switch (deployment.Stack.OnFailure)
        {
            case "DO_NOTHING":
                await deployment.EnterAsync(StackStatus.CreateFailed, reason, cancellationToken);
                break;
            case "DELETE":
                await deletion.RunAsync(deployment, $"{reason}Delete requested by user.", cancellationToken);
                break;
            default:
                await RollBackAsync(deployment, $"{reason}Rollback requested by user.", cancellationToken);
                break;
        }
    }
}
