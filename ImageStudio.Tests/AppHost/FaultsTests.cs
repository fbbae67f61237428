namespace ImageStudio.Tests.AppHost;

/// <summary>What a person can mend is told in plain lines.</summary>
public class FaultsTests
{
    [Fact]
    public async Task Wrong_settings_end_in_their_messages_and_exit_code_1_without_a_stack_trace()
    {
        var outcome = await AppHostProcess.RunAsync("--AWS:Target=Endpoint", "--AWS:EndpointUrl=nowhere", "--Ports:Web=0", "--Workers:Replicas:thumbnail-worker=many", "--Parameters:max-megapixels=-1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            [
                "AWS:EndpointUrl is 'nowhere', which is no http or https address.",
                "Ports:Web is '0', which is no port from 1 to 65535.",
                "Workers:Replicas:thumbnail-worker is 'many', which is no number from 1 to 32.",
                "Parameters:max-megapixels is '-1', which is no number from 0.001 to 1000.",
            ],
            outcome.Error.Trim().Split(Environment.NewLine));
    }
}
