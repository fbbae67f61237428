using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

/// <summary>The AWS CLI, pointed at a server and at nothing else.</summary>
internal sealed class AwsCli(LocalAwsServer server)
{
    public const string Region = "eu-west-1";

    private readonly Dictionary<string, string> _environment = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_PAGER"] = "",
        ["AWS_CONFIG_FILE"] = Path.Combine(Path.GetTempPath(), "imagestudio-no-aws-config"),
        ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "imagestudio-no-aws-credentials"),
    };

    /// <summary>Runs a command that has to succeed; gives its output without the last line's end.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var outcome = await TryAsync(arguments);
        Assert.True(outcome.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {outcome}");
        return outcome.Output.TrimEnd();
    }

    public async Task<Tool.Outcome> TryAsync(params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // Version 1 of the CLI looks past AWS_ENDPOINT_URL where SQS is concerned.
        return await Tool.RunAsync("aws", ["--endpoint-url", server.Url.ToString(), .. arguments], _environment, deadline.Token);
    }
}
