using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>
/// Provisions the stacks one after another in the background, before anything else is started. A failed stack does not
/// hold up the next one; who waits for it learns from its state or its completion source.
/// </summary>
internal sealed partial class StackProvisioning(
    StackProvisioner provisioner,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IHostApplicationLifetime lifetime,
    ILogger<StackProvisioning> logger) : IDistributedApplicationEventingSubscriber
{
    // Not one of the known terminal states, in the package as here: WaitFor does not end on it.
    private const string FailedState = "Failed to Provision";

    public static void AddTo(IDistributedApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<StackProvisioner>();
        builder.Services.TryAddEventingSubscriber<StackProvisioning>();
    }

    public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode) eventing.Subscribe<BeforeStartEvent>(StartAsync);
        return Task.CompletedTask;
    }

    private Task StartAsync(BeforeStartEvent @event, CancellationToken cancellationToken)
    {
        SdkValidation.RunForDefaultProfile(logger);
        CloudFormationResource[] stacks = [.. @event.Model.Resources.OfType<CloudFormationResource>()];
        foreach (var stack in stacks)
            stack.ProvisioningTaskCompletionSource = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        _ = Task.Run(() => ProvisionAllAsync(stacks, lifetime.ApplicationStopping), CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task ProvisionAllAsync(CloudFormationResource[] stacks, CancellationToken cancellationToken)
    {
        foreach (var stack in stacks) await PublishAsync(stack, KnownResourceStates.Starting, KnownResourceStateStyles.Info);
        foreach (var stack in stacks) await ProvisionAsync(stack, cancellationToken);
    }

    private async Task ProvisionAsync(CloudFormationResource stack, CancellationToken cancellationToken)
    {
        var completion = stack.ProvisioningTaskCompletionSource!;
        try
        {
            await notifications.WaitForDependenciesAsync(stack, cancellationToken);
            await PublishAsync(stack, KnownResourceStates.Starting, KnownResourceStateStyles.Info);
            await provisioner.ProvisionAsync(stack, cancellationToken);
            await PublishAsync(stack, KnownResourceStates.Running, KnownResourceStateStyles.Success);
            completion.TrySetResult();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            completion.TrySetCanceled(cancellationToken);
        }
        catch (Exception e)
        {
            Log.Failed(loggers.GetLogger(stack), e, stack.StackName);
            await PublishAsync(stack, FailedState, KnownResourceStateStyles.Error);
            completion.TrySetException(e);
        }
    }

    private Task PublishAsync(CloudFormationResource stack, string state, string style) =>
        notifications.PublishUpdateAsync(stack, snapshot => snapshot with { State = new ResourceStateSnapshot(state, style) });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Stack {StackName} could not be provisioned")]
        public static partial void Failed(ILogger logger, Exception exception, string stackName);
    }
}
