using Aspire.Hosting;
using ImageStudio.AppHost.Targets;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.AppHost;

/// <summary>Settings of the target are checked at start, and the message says what to set.</summary>
public class AwsTargetOptionsTests
{
    [Fact]
    public void Nothing_set_means_LocalAws() =>
        Assert.Equal(new AwsTargetOptions(AwsTargetKind.Local, null, null, "us-east-1", new LocalStackOptions()), Read());

    [Fact]
    public void Names_of_targets_are_read_whatever_their_case() =>
        Assert.Equal(AwsTargetKind.LocalStack, Read("AWS:Target=localstack").Target);

    [Theory]
    [InlineData("AWS:Target=Moon", "none of Local, LocalStack, Endpoint, Cloud")]
    [InlineData("AWS:Target=1", "AWS:Target is '1'")]
    [InlineData("AWS:Target=Endpoint", "AWS:EndpointUrl is missing")]
    [InlineData("AWS:Target=Endpoint;AWS:EndpointUrl=127.0.0.1:5000", "AWS:EndpointUrl is '127.0.0.1:5000'")]
    [InlineData("AWS:Target=Endpoint;AWS:EndpointUrl=ftp://example.com", "no http or https address")]
    [InlineData("AWS:Target=Cloud;AWS:Profile=dev", "AWS:Region is missing")]
    [InlineData("AWS:Target=Cloud;AWS:Region=eu-central-1;AWS:EndpointUrl=http://127.0.0.1:5000", "take it away, or set AWS:Target=Endpoint")]
    [InlineData("AWS:Target=LocalStack;AWS:LocalStack:Image=", "AWS:LocalStack:Image is empty")]
    [InlineData("AWS:Target=LocalStack;AWS:LocalStack:HealthPath=health", "it begins with a slash")]
    [InlineData("AWS:Target=LocalStack;AWS:LocalStack:NeedsToken=true;AWS:LocalStack:TokenVariable=NOT_SET_HERE", "Parameters:localstack-auth-token")]
    public void A_wrong_or_missing_setting_is_named(string settings, string message)
    {
        var fault = Assert.Throws<DistributedApplicationException>(() => Read(settings.Split(';')));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static AwsTargetOptions Read(params string[] settings) =>
        AwsTargetOptions.Read(new ConfigurationBuilder().AddCommandLine(settings).Build());
}
