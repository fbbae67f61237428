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
        var ids = Notifications.ResourceIds.Of(resource);
        var results = await Task.WhenAll(ids.Select(id => ExecuteCommandAsync(id, commandName, cancellationToken)));
        return results.Length == 1 ? results[0] : Aggregate(ids, results);
    }

    private static ExecuteCommandResult Aggregate(IReadOnlyList<string> ids, ExecuteCommandResult[] results)
    {
        var failures = ids.Zip(results).Where(pair => !pair.Second.Success && !pair.Second.Canceled).Select(pair => $"Resource '{pair.First}' failed with error message: {pair.Second.Message}").ToList();
        return failures.Count > 0 ? CommandResults.Failure($"{failures.Count} command executions failed.{System.Environment.NewLine}{string.Join(System.Environment.NewLine, failures)}")
            : results.Any(result => result.Canceled) ? CommandResults.Canceled()
            : CommandResults.Success();
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
