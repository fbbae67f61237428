using ImageStudio.Tests.Fixtures;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.AppHost;

/// <summary>What a person can mend is told in plain lines.</summary>
public class FaultsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Wrong_settings_end_in_their_messages_and_exit_code_1_without_a_stack_trace()
    {
        using var deadline = new CancellationTokenSource(Limit);

        var outcome = await Tool.RunAsync(
            "dotnet", [typeof(ResourceNames).Assembly.Location, "--AWS:Target=Endpoint", "--AWS:EndpointUrl=nowhere"], cancellationToken: deadline.Token);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("AWS:EndpointUrl is 'nowhere', which is no http or https address.", outcome.Error.Trim());
    }
}
