namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>
/// Deals at start with deployments that the end of the server cut short: a creation or update goes back to what was before,
/// a deletion or cleanup goes on.
/// </summary>
internal sealed class InterruptedDeployments(
    StackStore store, Deployments deployments, StackCreation creation, StackUpdate update, StackDeletion deletion, TimeProvider time) : BackgroundService
{
    private const string Reason = "The server ended while the stack was being deployed. ";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var stack in store.All().Where(s => StackStatus.IsUnderWay(s.Status)))
        {
            var deployment = new StackDeployment(stack, store, time);
            await deployments.RunAsync(deployment, "recovered", token => RecoverAsync(deployment, token), stoppingToken);
        }
    }

    private Task RecoverAsync(StackDeployment deployment, CancellationToken cancellationToken) => deployment.Stack.Status switch
    {
        StackStatus.CreateInProgress or StackStatus.RollbackInProgress => creation.RollBackAsync(deployment, Reason, cancellationToken),
        StackStatus.UpdateInProgress or StackStatus.UpdateRollbackInProgress => update.RollBackAsync(deployment, Reason, cancellationToken),
        StackStatus.UpdateCleanup => update.CleanUpAsync(deployment, StackStatus.UpdateComplete, cancellationToken),
        StackStatus.UpdateRollbackCleanup => update.CleanUpAsync(deployment, StackStatus.UpdateRollbackComplete, cancellationToken),
        _ => deletion.RunAsync(deployment, Reason, cancellationToken),
    };
}
