using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Environment;
using Aspire.Hosting.Hosting;
using Aspire.Hosting.Notifications;
using Aspire.Hosting.Projects;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>Turns a project or executable resource into the processes to start, one per replica.</summary>
internal sealed class ProcessSpecs(ExecutionConfiguration configuration, AppHostIdentity appHost)
{
    public async Task<IReadOnlyList<(string ResourceId, ProcessSpec Spec)>> OfAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var variables = await configuration.EnvironmentAsync(resource, logger, cancellationToken);
        var arguments = await configuration.ArgumentsAsync(resource, logger, cancellationToken);
        var (command, prefix, workingDirectory) = resource switch
        {
            ProjectResource project => OfProject(project.GetProjectMetadata()),
            ExecutableResource executable => (executable.Command, [], Path.GetFullPath(executable.WorkingDirectory, appHost.Directory)),
            _ => throw new DistributedApplicationException($"The resource '{resource.Name}' is no process."),
        };

        return [.. ResourceIds.Of(resource).Select((id, replica) => (id, new ProcessSpec(command, [.. prefix, .. arguments], workingDirectory, ForReplica(resource, variables, id, replica))))];
    }

    /// <summary>The assembly that the AppHost's build recorded; a project outside of that build is left to <c>dotnet run</c>.</summary>
    private (string Command, string[] Prefix, string WorkingDirectory) OfProject(IProjectMetadata project)
    {
        var directory = Path.GetDirectoryName(project.ProjectPath)!;
        var dotnet = System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        if (ProjectTargets.Find(appHost.Assembly, project.ProjectPath) is not { } target)
            return (dotnet, ["run", "--project", project.ProjectPath, "--no-launch-profile", "--"], directory);

        return File.Exists(target) ? (dotnet, ["exec", target], directory)
            : throw new DistributedApplicationException($"'{target}' is missing: build the AppHost again.");
    }

    private static Dictionary<string, string> ForReplica(IResource resource, Dictionary<string, string> own, string resourceId, int replica)
    {
        var variables = new Dictionary<string, string>(own, StringComparer.Ordinal);
        OtlpEnvironment.SetInstance(variables, resourceId);
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.Route is not null).ToList();
        foreach (var endpoint in endpoints.Where(e => e.TargetPortVariable is not null))
            variables.TryAdd(endpoint.TargetPortVariable!, Port(endpoint));
        if (resource is ProjectResource && endpoints.Count > 0)
            variables.TryAdd("ASPNETCORE_URLS", string.Join(';', endpoints.Where(e => e.UriScheme is "http" or "https").Select(e => $"{e.UriScheme}://{e.TargetHost}:{Port(e)}")));
        foreach (var (name, value) in InheritedEnvironment.Read())
            variables.TryAdd(name, value);
        return variables;

        string Port(EndpointAnnotation endpoint) => endpoint.Route!.TargetPorts[replica].ToString(CultureInfo.InvariantCulture);
    }
}
