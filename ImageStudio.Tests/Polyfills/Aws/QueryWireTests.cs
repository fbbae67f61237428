using System.Net;
using System.Web;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>What the SNS and CloudFormation clients put on the wire, and what they make of answers.</summary>
public sealed class QueryWireTests
{
    private static readonly BasicAWSCredentials Credentials = new("key", "secret");

    [Fact]
    public async Task PublishBatch_WithAttributes_IsFlattenedAndSigned()
    {
        var wire = WireServer.Answering("""
            <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishBatchResult>
                <Successful><member><Id>a</Id><MessageId>m-1</MessageId></member></Successful>
                <Failed><member><Id>b</Id><Code>InvalidParameter</Code><Message>Too &lt;long&gt;</Message><SenderFault>true</SenderFault></member></Failed>
              </PublishBatchResult>
              <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
            </PublishBatchResponse>
            """);
        using var sns = Sns(wire);

        var response = await sns.PublishBatchAsync(new PublishBatchRequest
        {
            TopicArn = "arn:topic",
            PublishBatchRequestEntries =
            [
                new() { Id = "a", Message = "ä&b" },
                new() { Id = "b", Message = "two", MessageAttributes = new() { ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 255]) } } },
            ],
        });

        var (_, headers, body) = Assert.Single(wire.Requests);
        Assert.Equal(
        [
            "Action=PublishBatch",
            "PublishBatchRequestEntries.member.1.Id=a",
            "PublishBatchRequestEntries.member.1.Message=ä&b",
            "PublishBatchRequestEntries.member.2.Id=b",
            "PublishBatchRequestEntries.member.2.Message=two",
            "PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Name=raw",
            "PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Value.BinaryValue=AQL/",
            "PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Value.DataType=Binary",
            "TopicArn=arn:topic",
            "Version=2010-03-31",
        ], Parameters(body));
        Assert.Contains("/eu-west-1/sns/aws4_request", headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("m-1", Assert.Single(response.Successful).MessageId);
        Assert.Equal(("b", "Too <long>", true), (Assert.Single(response.Failed).Id, response.Failed[0].Message, response.Failed[0].SenderFault));
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task CreateChangeSet_WithNestedMembers_IsFlattened()
    {
        var wire = WireServer.Answering("""<CreateChangeSetResponse><CreateChangeSetResult><Id>c</Id></CreateChangeSetResult></CreateChangeSetResponse>""");
        using var client = CloudFormation(wire);

        var response = await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = "s",
            ChangeSetType = ChangeSetType.IMPORT,
            Capabilities = ["CAPABILITY_IAM", Capability.CAPABILITY_NAMED_IAM],
            IncludeNestedStacks = false,
            ResourcesToImport = [new() { LogicalResourceId = "Bucket", ResourceIdentifier = new() { ["BucketName"] = "b" } }],
            RollbackConfiguration = new() { MonitoringTimeInMinutes = 5 },
            Tags = [],
        });

        Assert.Equal("c", response.Id);
        Assert.Equal(
        [
            "Action=CreateChangeSet",
            "Capabilities.member.1=CAPABILITY_IAM",
            "Capabilities.member.2=CAPABILITY_NAMED_IAM",
            "ChangeSetType=IMPORT",
            "IncludeNestedStacks=false",
            "ResourcesToImport.member.1.LogicalResourceId=Bucket",
            "ResourcesToImport.member.1.ResourceIdentifier.entry.1.key=BucketName",
            "ResourcesToImport.member.1.ResourceIdentifier.entry.1.value=b",
            "RollbackConfiguration.MonitoringTimeInMinutes=5",
            "StackName=s",
            "Tags=",
            "Version=2010-05-15",
        ], Parameters(wire.Requests[0].Body));
    }

    [Fact]
    public async Task DescribeStacks_WithTimesAndEmptyLists_IsRead()
    {
        using var client = CloudFormation(WireServer.Answering("""
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
              <StackName>s</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2026-01-02T03:04:05.678Z</CreationTime>
              <DisableRollback>false</DisableRollback><TimeoutInMinutes>7</TimeoutInMinutes><Outputs/><Unknown>x</Unknown>
              <Parameters><member><ParameterKey>k</ParameterKey><ParameterValue/></member></Parameters>
            </member></Stacks></DescribeStacksResult></DescribeStacksResponse>
            """));

        var stack = Assert.Single((await client.DescribeStacksAsync()).Stacks);

        Assert.Equal(StackStatus.UPDATE_COMPLETE, stack.StackStatus);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), stack.CreationTime);
        Assert.Equal((false, 7), (stack.DisableRollback, stack.TimeoutInMinutes));
        Assert.Null(stack.Outputs);
        Assert.Equal("", Assert.Single(stack.Parameters).ParameterValue);
    }

    [Fact]
    public async Task Errors_ByCode_BecomeTheirType()
    {
        using var client = CloudFormation(WireServer.Failing(HttpStatusCode.NotFound, """
            <ErrorResponse><Error><Type>Sender</Type><Code>ChangeSetNotFound</Code><Message>no such</Message></Error><RequestId>r-1</RequestId></ErrorResponse>
            """));

        var failure = await Assert.ThrowsAsync<ChangeSetNotFoundException>(() => client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = "c" }));

        Assert.Equal(("ChangeSetNotFound", "no such", "r-1", ErrorType.Sender, HttpStatusCode.NotFound),
            (failure.ErrorCode, failure.Message, failure.RequestId, failure.ErrorType, failure.StatusCode));
    }

    private static string[] Parameters(string body) =>
        [.. body.Split('&').Select(parameter => HttpUtility.UrlDecode(parameter)).Order(StringComparer.Ordinal)];

    private static AmazonSimpleNotificationServiceClient Sns(WireServer wire) =>
        new(Credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-1", HttpClientFactory = wire });

    private static AmazonCloudFormationClient CloudFormation(WireServer wire) =>
        new(Credentials, new AmazonCloudFormationConfig { ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-1", HttpClientFactory = wire });
}
