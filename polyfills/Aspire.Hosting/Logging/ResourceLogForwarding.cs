using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Logging;

/// <summary>
/// Sends the lines of the resources to the console, unless ResourceConsole:Enabled is false, or to the host's loggers where
/// resource logging is asked for (tests).
/// </summary>
internal sealed partial class ResourceLogForwarding(IConfiguration configuration, ResourceLoggerService resourceLogs, DistributedApplicationModel model, DistributedApplicationOptions options, AppHostIdentity appHost, ILoggerFactory loggers) : IHostedService
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new();
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.EnableResourceLogging)
            resourceLogs.LineWritten += ToLogger;
        else if (configuration.GetValue("ResourceConsole:Enabled", true))
            resourceLogs.LineWritten += new ResourceConsole(model.Resources.Select(r => r.Name), Console.Out, !Console.IsOutputRedirected).Write;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ToLogger(string resourceName, LogLine line)
    {
        var logger = _loggers.GetOrAdd(resourceName, name => loggers.CreateLogger($"{appHost.Name}.Resources.{name}"));
        if (line.IsErrorMessage)
            Log.Error(logger, line.LineNumber, TerminalText.Plain(line.Content));
        else
            Log.Output(logger, line.LineNumber, TerminalText.Plain(line.Content));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{LineNumber}: {Content}")]
        public static partial void Output(ILogger logger, int lineNumber, string content);

        [LoggerMessage(2, LogLevel.Error, "{LineNumber}: {Content}")]
        public static partial void Error(ILogger logger, int lineNumber, string content);
    }
}
