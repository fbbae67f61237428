namespace Aspire.Hosting.ApplicationModel;

public class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services)
    {
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        _notifications.TryGetCurrentState(resourceId, out var current)
            ? ExecuteAsync(current, commandName, cancellationToken)
            : Task.FromResult(CommandResults.Failure($"Resource '{resourceId}' not found."));

    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        // Start, stop and restart act on all replicas at once; a command of the AppHost does what it does once.
        var id = Notifications.ResourceIds.Of(resource)[0];
        return await ExecuteCommandAsync(id, commandName, cancellationToken);
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(ResourceEvent current, string commandName, CancellationToken cancellationToken)
    {
        var command = current.Resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(c => c.Name == commandName);
        if (command is null)
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{current.ResourceId}'.");

        try
        {
            return await command.ExecuteCommand(new ExecuteCommandContext
            {
                ResourceName = current.ResourceId,
                ServiceProvider = _services,
                CancellationToken = cancellationToken,
                Logger = _loggers.GetLogger(current.Resource),
            });
        }
        catch (OperationCanceledException)
        {
            return CommandResults.Canceled();
        }
        catch (Exception e)
        {
            // The command is code of the AppHost; its caller gets the reason.
            return CommandResults.Failure(e);
        }
    }
}
