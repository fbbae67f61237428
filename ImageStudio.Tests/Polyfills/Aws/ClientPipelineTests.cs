using System.Reflection;
using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>The stand-ins beside a client of the real SDK: same pipeline, same endpoints, same creation by interface.</summary>
public sealed class ClientPipelineTests
{
    private static readonly AnonymousAWSCredentials Credentials = new();

    [Fact]
    public void Pipeline_BesideARealClient_HasTheSameHandlers()
    {
        using var real = new AmazonSecurityTokenServiceClient(Credentials, RegionEndpoint.EUWest1);
        using var sns = new AmazonSimpleNotificationServiceClient(Credentials, RegionEndpoint.EUWest1);
        using var cloudFormation = new AmazonCloudFormationClient(Credentials, RegionEndpoint.EUWest1);
        using var sqs = new AmazonSQSClient(Credentials, RegionEndpoint.EUWest1);

        Assert.Equal(Handlers(real), Handlers(sns));
        Assert.Equal(Handlers(real), Handlers(cloudFormation));
        Assert.Equal(Handlers(real), Handlers(sqs).Where(name => name != "ValidationResponseHandler"));
        Assert.Contains("ValidationResponseHandler", Handlers(sqs));
    }

    [Theory]
    [InlineData("us-east-1", false, false, "https://{0}.us-east-1.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://{0}-fips.eu-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "https://{0}.us-gov-west-1.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://{0}.eu-west-1.api.aws")]
    [InlineData("eu-west-1", true, true, "https://{0}-fips.eu-west-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://{0}.cn-north-1.amazonaws.com.cn")]
    [InlineData("eusc-de-east-1", false, false, "https://{0}.eusc-de-east-1.amazonaws.eu")]
    public void Endpoint_OfARegion_FollowsThePartition(string region, bool fips, bool dualStack, string expected)
    {
        var endpoint = RegionEndpoint.GetBySystemName(region);
        using var sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });
        using var sns = new AmazonSimpleNotificationServiceClient(Credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });
        using var cloudFormation = new AmazonCloudFormationClient(Credentials, new AmazonCloudFormationConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });

        string[] urls =
        [
            sqs.DetermineServiceOperationEndpoint(new ListQueuesRequest()).URL,
            sns.DetermineServiceOperationEndpoint(new ListTopicsRequest()).URL,
            cloudFormation.DetermineServiceOperationEndpoint(new DescribeStacksRequest()).URL,
        ];

        Assert.Equal(new[] { "sqs", "sns", "cloudformation" }.Select(service => string.Format(null, expected, service) + "/"), urls);
    }

    [Fact]
    public void Endpoint_WithServiceUrl_IsThatUrl()
    {
        using var sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:4566" });
        using var fips = new AmazonSQSClient(Credentials, new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:4566", UseFIPSEndpoint = true });

        Assert.Equal("http://127.0.0.1:4566/", sqs.DetermineServiceOperationEndpoint(new ListQueuesRequest()).URL);
        Assert.Throws<AmazonClientException>(() => fips.DetermineServiceOperationEndpoint(new ListQueuesRequest()));
    }

    [Fact]
    public void Interfaces_AskedForTheirClient_CreateIt()
    {
        using var sqs = Create<IAmazonSQS>();
        using var sns = Create<IAmazonSimpleNotificationService>();
        using var cloudFormation = Create<IAmazonCloudFormation>();

        Assert.IsType<AmazonSQSClient>(sqs);
        Assert.IsType<AmazonSimpleNotificationServiceClient>(sns);
        Assert.IsType<AmazonCloudFormationClient>(cloudFormation);
    }

    [Fact]
    public void Constants_FromStrings_AreTheSameObject()
    {
        QueueAttributeName known = "VisibilityTimeout";
        QueueAttributeName unknown = "SomethingNew";

        Assert.Same(QueueAttributeName.VisibilityTimeout, known);
        Assert.Equal("SomethingNew", unknown.Value);
    }

    // As AWSSDK.Extensions.NETCore.Setup does it.
    private static T Create<T>()
        where T : IAmazonService
    {
        var config = T.CreateDefaultClientConfig();
        config.RegionEndpoint = RegionEndpoint.EUWest1;
        return (T)T.CreateDefaultServiceClient(Credentials, config);
    }

    private static string[] Handlers(AmazonServiceClient client)
    {
        var pipeline = (RuntimePipeline)typeof(AmazonServiceClient).GetProperty("RuntimePipeline", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(client)!;
        return [.. pipeline.Handlers.Select(handler => handler switch
        {
            BaseEndpointResolver => "endpoint resolver",
            BaseAuthResolverHandler => "auth resolver",
            _ => handler.GetType().Name,
        })];
    }
}
