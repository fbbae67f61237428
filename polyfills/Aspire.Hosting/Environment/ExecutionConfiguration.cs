using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Environment;

/// <summary>Runs the environment and argument callbacks of a resource and asks every value for its text, or for its expression in a manifest.</summary>
internal sealed class ExecutionConfiguration(DistributedApplicationExecutionContext executionContext)
{
    public async Task<Dictionary<string, string>> EnvironmentAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in await EnvironmentVariablesAsync(resource, logger, cancellationToken))
            if (await TextAsync(value, resource, cancellationToken) is { } text)
                variables[name] = text;
        return variables;
    }

    public async Task<List<string>> ArgumentsAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var arguments = new List<string>();
        foreach (var value in await CommandLineAsync(resource, logger, cancellationToken))
            if (await TextAsync(value, resource, cancellationToken) is { } text)
                arguments.Add(text);
        return arguments;
    }

    public async Task<Dictionary<string, object>> EnvironmentVariablesAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
            await annotation.Callback(context);
        return context.EnvironmentVariables;
    }

    public async Task<IList<object>> CommandLineAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
            await annotation.Callback(context);
        return context.Args;
    }

    /// <summary>How a manifest says a value that is known only where the application is deployed.</summary>
    public static string? ExpressionOf(object? value) => value switch
    {
        IManifestExpressionProvider provider => provider.ValueExpression,
        IResourceBuilder<IResource> { Resource: IManifestExpressionProvider provider } => provider.ValueExpression,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private async ValueTask<string?> TextAsync(object? value, IResource caller, CancellationToken cancellationToken) => value switch
    {
        null => null,
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(new ValueProviderContext { ExecutionContext = executionContext, Caller = caller }, cancellationToken),
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(cancellationToken),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
