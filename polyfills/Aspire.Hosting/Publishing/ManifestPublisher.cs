using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the model as a manifest: what <c>--publisher manifest --output-path FILE</c>, and the pipeline step publish-manifest, ask for.</summary>
internal sealed partial class ManifestPublisher(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext, IConfiguration configuration, ILogger<ManifestPublisher> logger)
{
    private const string Step = "publish-manifest";
    private const string FileName = "aspire-manifest.json";

    /// <exception cref="DistributedApplicationException">Something else than a manifest is asked for, or it is not said where to.</exception>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if ((configuration["Pipeline:Step"] ?? Step) is not Step || (configuration["Publishing:Publisher"] ?? "manifest") is not "manifest")
            throw new DistributedApplicationException("The stand-in for Aspire.Hosting publishes manifests only: --publisher manifest --output-path FILE.");

        var path = PathOf(configuration["Pipeline:OutputPath"]
            ?? throw new DistributedApplicationException("The '--output-path [path]' option was not specified even though manifest publishing was requested."));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = File.Create(path))
        await using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
            await WriteAsync(new ManifestPublishingContext(executionContext, path, writer, cancellationToken));
        Log.Published(logger, path);
    }

    /// <summary>A path that names no JSON file is that of a folder.</summary>
    private static string PathOf(string path) => Path.GetFullPath(path.EndsWith(".json", StringComparison.Ordinal) ? path : Path.Combine(path, FileName));

    private async Task WriteAsync(ManifestPublishingContext context)
    {
        context.Writer.WriteStartObject();
        context.Writer.WriteStartObject("resources");
        foreach (var resource in model.Resources)
        {
            var own = resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation);
            if (own && annotation!.Callback is null) continue;

            context.Writer.WriteStartObject(resource.Name);
            await (own ? annotation!.Callback!(context) : WriteAsync(resource, context));
            context.Writer.WriteEndObject();
        }

        context.Writer.WriteEndObject();
        context.Writer.WriteEndObject();
    }

    private static Task WriteAsync(IResource resource, ManifestPublishingContext context)
    {
        var writer = context.Writer;
        switch (resource)
        {
            case ProjectResource project:
                writer.WriteString("type", "project.v0");
                writer.WriteString("path", context.GetManifestRelativePath(project.GetProjectMetadata().ProjectPath));
                break;
            case ExecutableResource executable:
                writer.WriteString("type", "executable.v0");
                writer.WriteString("workingDirectory", context.GetManifestRelativePath(executable.WorkingDirectory));
                writer.WriteString("command", executable.Command);
                break;
            case ContainerResource container when container.TryGetLastAnnotation<ContainerImageAnnotation>(out var image):
                writer.WriteString("type", "container.v0");
                writer.WriteString("image", $"{image.Image}:{image.Tag ?? "latest"}");
                break;
            case ParameterResource parameter:
                WriteParameter(parameter, writer);
                return Task.CompletedTask;
            default:
                writer.WriteString("error", "This resource does not support generation in the manifest.");
                return Task.CompletedTask;
        }

        return WriteRestAsync(resource, context);
    }

    private static async Task WriteRestAsync(IResource resource, ManifestPublishingContext context)
    {
        await context.WriteCommandLineArgumentsAsync(resource);
        await context.WriteEnvironmentVariablesAsync(resource);
        context.WriteBindings(resource);
    }

    private static void WriteParameter(ParameterResource parameter, Utf8JsonWriter writer)
    {
        writer.WriteString("type", "parameter.v0");
        writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        writer.WriteStartObject("inputs");
        writer.WriteStartObject("value");
        writer.WriteString("type", "string");
        if (parameter.Secret) writer.WriteBoolean("secret", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Published manifest to: {Path}")]
        public static partial void Published(ILogger logger, string path);
    }
}
