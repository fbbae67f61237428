using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Hosting;

namespace Aspire.Hosting.Commands;

/// <summary>Start, stop and restart, for every resource that is a process.</summary>
internal static class LifecycleCommands
{
    public static void Add(IResource resource, Orchestrator orchestrator)
    {
        Add(KnownResourceCommands.StartCommand, "Start", isRunning => !isRunning, context => orchestrator.StartAsync(resource, context.CancellationToken));
        Add(KnownResourceCommands.StopCommand, "Stop", isRunning => isRunning, _ => orchestrator.StopAsync(resource));
        Add(KnownResourceCommands.RestartCommand, "Restart", isRunning => isRunning, async context =>
        {
            await orchestrator.StopAsync(resource);
            await orchestrator.StartAsync(resource, context.CancellationToken);
        });

        void Add(string name, string displayName, Func<bool, bool> isOffered, Func<ExecuteCommandContext, Task> execute) => resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => isOffered(context.ResourceSnapshot.State?.Text == KnownResourceStates.Running) ? ResourceCommandState.Enabled : ResourceCommandState.Hidden,
            async context =>
            {
                await execute(context);
                return CommandResults.Success();
            },
            new CommandOptions()));
    }
}
