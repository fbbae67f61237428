using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Publishing;

/// <summary>What the command line asks of the AppHost, in Aspire's own switches.</summary>
internal static class Operation
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath",
    };

    /// <exception cref="DistributedApplicationException">There is no such operation.</exception>
    public static DistributedApplicationOperation Read(IConfigurationManager configuration, string[]? args)
    {
        configuration.AddCommandLine(args ?? [], Switches);
        return configuration["AppHost:Operation"]?.ToLowerInvariant() switch
        {
            null => configuration["Publishing:Publisher"] is null ? DistributedApplicationOperation.Run : DistributedApplicationOperation.Publish,
            "run" => DistributedApplicationOperation.Run,
            "publish" => DistributedApplicationOperation.Publish,
            _ => throw new DistributedApplicationException("Invalid operation specified. Valid operations are 'publish' or 'run'."),
        };
    }
}
