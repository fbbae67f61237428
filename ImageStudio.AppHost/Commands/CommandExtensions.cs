using Amazon.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImageStudio.AppHost.Commands;

/// <summary>What all commands of the dashboard have in common.</summary>
internal static class CommandExtensions
{
    /// <summary>Offers a command while the resource is healthy. What it returns is told as its success; what goes wrong as its failure.</summary>
    /// <param name="resource">The resource that it belongs to.</param>
    /// <param name="name">Its name, unique on the resource.</param>
    /// <param name="displayName">What people read.</param>
    /// <param name="options">Description, icon, and the question to ask first.</param>
    /// <param name="act">Does it, and says in a sentence what was done.</param>
    public static IResourceBuilder<T> WithStudioCommand<T>(this IResourceBuilder<T> resource, string name, string displayName, CommandOptions options, Func<CancellationToken, Task<string>> act)
        where T : IResource
    {
        options.UpdateState = context => context.ResourceSnapshot.HealthStatus is HealthStatus.Healthy ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;
        return resource.WithCommand(name, displayName, context => ExecuteAsync(act, context.CancellationToken), options);
    }

    private static async Task<ExecuteCommandResult> ExecuteAsync(Func<CancellationToken, Task<string>> act, CancellationToken cancellationToken)
    {
        try
        {
            return CommandResults.Success(await act(cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidDataException or AmazonServiceException or AmazonClientException)
        {
            return CommandResults.Failure(exception.Message);
        }
    }
}
