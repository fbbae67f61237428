using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>Turns what the AppHost knows of a resource into what the pages show.</summary>
internal sealed class ResourceDescriber(IServiceProvider appHost)
{
    private static readonly string[] ShownSources = ["executable.args", "executable.path", "Value", "aws.cloudformation.stackname"];

    public ResourceView View(ResourceEvent current, int restarts, IEnumerable<string> lastLines)
    {
        var snapshot = current.Snapshot;
        return new ResourceView(
            current.ResourceId,
            current.Resource.Name,
            snapshot.ResourceType,
            snapshot.State?.Text,
            snapshot.State?.Style,
            snapshot.HealthStatus?.ToString(),
            [.. snapshot.HealthReports.Select(report => new HealthView(report.Name, report.Status?.ToString(), report.Description ?? report.ExceptionText))],
            snapshot.CreationTimeStamp,
            snapshot.StartTimeStamp,
            snapshot.StopTimeStamp,
            snapshot.ExitCode,
            restarts,
            Source(current),
            [.. snapshot.Urls.Where(url => !url.IsInactive).OrderByDescending(url => url.DisplayProperties.SortOrder).Select(Url)],
            Commands(current),
            [.. Waits(current.Resource).Select(wait => wait.Resource)],
            [.. lastLines],
            snapshot.IsHidden);
    }

    public static ResourceDetails Details(ResourceEvent current, ResourceView view) => new(
        view,
        [.. current.Snapshot.Properties.Select(property => new PropertyView(property.Name, property.IsSensitive ? "" : Text(property.Value), property.IsSensitive))],
        [.. current.Snapshot.EnvironmentVariables.Where(variable => variable.IsFromSpec).Select(variable => new PropertyView(variable.Name, variable.Value ?? "", IsSecret: false))],
        [.. current.Snapshot.Relationships.Select(relationship => new RelationshipView(relationship.ResourceName, relationship.Type))],
        Waits(current.Resource));

    private static ImmutableArray<RelationshipView> Waits(IResource resource) =>
        [.. resource.Annotations.OfType<WaitAnnotation>().Select(wait => new RelationshipView(wait.Resource.Name, Describe(wait)))];

    private static string Describe(WaitAnnotation wait) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => string.Create(CultureInfo.InvariantCulture, $"until it ends with exit code {wait.ExitCode}"),
        WaitType.WaitUntilStarted => "until it runs",
        _ => "until it is healthy",
    };

    private static UrlView Url(UrlSnapshot url) =>
        new(url.DisplayProperties.DisplayName is { Length: > 0 } name ? name : url.Url, url.Url, url.IsInternal);

    /// <summary>A project's assembly says more than "dotnet", which runs it.</summary>
    private static string Source(ResourceEvent current)
    {
        if (current.Resource is ProjectResource project && project.TryGetLastAnnotation<IProjectMetadata>(out var metadata))
            return Path.GetFileName(metadata.ProjectPath);
        if (current.Resource is ExecutableResource executable)
            return executable.Command;
        var property = current.Snapshot.Properties.FirstOrDefault(p => ShownSources.Contains(p.Name, StringComparer.OrdinalIgnoreCase) && !p.IsSensitive);
        return property is null ? "" : Text(property.Value);
    }

    private ImmutableArray<CommandView> Commands(ResourceEvent current) =>
        [.. current.Resource.Annotations.OfType<ResourceCommandAnnotation>().DistinctBy(command => command.Name)
            .Select(command => (Command: command, State: StateOf(command, current)))
            .Where(command => command.State is not ResourceCommandState.Hidden)
            .Select(command => new CommandView(
                command.Command.Name, command.Command.DisplayName, command.Command.DisplayDescription, command.Command.ConfirmationMessage,
                command.Command.IsHighlighted, command.State is ResourceCommandState.Enabled))];

    private ResourceCommandState StateOf(ResourceCommandAnnotation command, ResourceEvent current)
    {
        try
        {
            return command.UpdateState(new UpdateCommandStateContext { ResourceSnapshot = current.Snapshot, ServiceProvider = appHost });
        }
        catch (Exception)
        {
            // The callback is code of the AppHost: where it cannot tell, the command cannot be run.
            return ResourceCommandState.Disabled;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable many => string.Join(' ', many.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
