using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Environment;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the parts of a resource into a manifest (https://aka.ms/dotnet/aspire/manifest-format).</summary>
public sealed class ManifestPublishingContext(DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    private readonly ExecutionConfiguration _configuration = new(executionContext);

    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public string ManifestPath { get; } = manifestPath;

    public Utf8JsonWriter Writer { get; } = writer;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>With slashes, from the folder of the manifest.</summary>
    public string? GetManifestRelativePath(string? path) =>
        path is null ? null : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!, path).Replace('\\', '/');

    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var variables = await _configuration.EnvironmentVariablesAsync(resource, NullLogger.Instance, CancellationToken);
        if (variables.Count == 0) return;

        Writer.WriteStartObject("env");
        foreach (var (name, value) in variables) Writer.WriteString(name, ExecutionConfiguration.ExpressionOf(value));
        Writer.WriteEndObject();
    }

    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var arguments = await _configuration.CommandLineAsync(resource, NullLogger.Instance, CancellationToken);
        if (arguments.Count == 0) return;

        Writer.WriteStartArray("args");
        foreach (var argument in arguments) Writer.WriteStringValue(ExecutionConfiguration.ExpressionOf(argument));
        Writer.WriteEndArray();
    }

    public void WriteBindings(IResource resource)
    {
        if (!resource.TryGetEndpoints(out var endpoints)) return;

        Writer.WriteStartObject("bindings");
        foreach (var endpoint in endpoints)
        {
            Writer.WriteStartObject(endpoint.Name);
            Writer.WriteString("scheme", endpoint.UriScheme);
            Writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
            Writer.WriteString("transport", endpoint.Transport);
            if (endpoint.Port is { } port && port != endpoint.TargetPort) Writer.WriteNumber("port", port);
            if (endpoint.TargetPort is { } target) Writer.WriteNumber("targetPort", target);
            if (endpoint.IsExternal) Writer.WriteBoolean("external", true);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
    }
}
