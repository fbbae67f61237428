using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Hosting;

namespace Aspire.Hosting.Commands;

/// <summary>Start, stop and restart, for every resource that is a process; with replicas for the one that is meant.</summary>
internal static class LifecycleCommands
{
    public static void Add(IResource resource, Orchestrator orchestrator)
    {
        Add(KnownResourceCommands.StartCommand, "Start", "Play", state => IsStopped(state) || state == KnownResourceStates.Waiting ? ResourceCommandState.Enabled
            : state == KnownResourceStates.Starting ? ResourceCommandState.Disabled : ResourceCommandState.Hidden,
            context => orchestrator.StartAsync(resource, context.ResourceName, context.CancellationToken));
        Add(KnownResourceCommands.StopCommand, "Stop", "Stop", state => state == KnownResourceStates.Stopping ? ResourceCommandState.Disabled
            : state == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Hidden,
            context => orchestrator.StopAsync(resource, context.ResourceName));
        Add(KnownResourceCommands.RestartCommand, "Restart", "ArrowCounterclockwise", state => state == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled, async context =>
        {
            await orchestrator.StopAsync(resource, context.ResourceName);
            await orchestrator.StartAsync(resource, context.ResourceName, context.CancellationToken);
        });

        void Add(string name, string displayName, string icon, Func<string?, ResourceCommandState> stateOf, Func<ExecuteCommandContext, Task> execute) => resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => stateOf(context.ResourceSnapshot.State?.Text),
            async context =>
            {
                await execute(context);
                return CommandResults.Success();
            },
            new CommandOptions { IconName = icon, IsHighlighted = name != KnownResourceCommands.RestartCommand }));
    }

    private static bool IsStopped(string? state) => KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.NotStarted;
}
