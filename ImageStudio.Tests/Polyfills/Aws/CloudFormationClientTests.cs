using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>The CloudFormation client against an independent server.</summary>
public sealed class CloudFormationClientTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Template = """
        {
          "Description": "A queue",
          "Parameters": { "QueueName": { "Type": "String", "Default": "none" } },
          "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "QueueName" } } } },
          "Outputs": { "QueueUrl": { "Value": { "Ref": "Queue" }, "Description": "Where & how" } }
        }
        """;

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task ChangeSet_Executed_CreatesStackWithEventsAndResources()
    {
        using var client = Client();
        var created = await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = "by-change-set",
            ChangeSetName = "first",
            ChangeSetType = ChangeSetType.CREATE,
            TemplateBody = Template,
            Parameters = [new Parameter { ParameterKey = "QueueName", ParameterValue = "by-change-set" }],
            Capabilities = [Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND],
        });
        var changeSet = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = created.Id });
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = "by-change-set", ChangeSetName = created.Id });

        var stack = Assert.Single((await client.DescribeStacksAsync()).Stacks, stack => stack.StackName == "by-change-set");
        var events = (await client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = "by-change-set" })).StackEvents;
        var resource = Assert.Single((await client.DescribeStackResourcesAsync(new DescribeStackResourcesRequest { StackName = "by-change-set" })).StackResources);

        Assert.Equal(ChangeSetStatus.CREATE_COMPLETE, changeSet.Status);
        Assert.Equal(ChangeAction.Add, Assert.Single(changeSet.Changes).ResourceChange.Action);
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        Assert.Equal("by-change-set", Assert.Single(stack.Parameters).ParameterValue);
        Assert.All(events, item => Assert.True(item is { EventId: not null, ResourceStatus: not null, Timestamp.Kind: DateTimeKind.Utc }));
        Assert.Equal(("Queue", "AWS::SQS::Queue"), (resource.LogicalResourceId, resource.ResourceType));
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Stack_CreatedUpdatedDeleted_IsSeenAtEachStep()
    {
        using var client = Client();
        await client.CreateStackAsync(new CreateStackRequest
        {
            StackName = "by-stack",
            TemplateBody = Template,
            Parameters = [new Parameter { ParameterKey = "QueueName", ParameterValue = "by-stack" }],
            Tags = [new Tag { Key = "purpose", Value = "test & more" }],
        });
        var created = Assert.Single((await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "by-stack" })).Stacks);
        await client.UpdateStackAsync(new UpdateStackRequest
        {
            StackName = "by-stack",
            TemplateBody = Template.Replace("A queue", "Another queue", StringComparison.Ordinal),
            Parameters = [new Parameter { ParameterKey = "QueueName", ParameterValue = "updated" }],
        });
        var template = (await client.GetTemplateAsync(new GetTemplateRequest { StackName = "by-stack" })).TemplateBody;
        await client.DeleteStackAsync(new DeleteStackRequest { StackName = "by-stack" });

        Assert.Equal(("QueueUrl", "Where & how"), (Assert.Single(created.Outputs).OutputKey, created.Outputs[0].Description));
        Assert.EndsWith("/by-stack", created.Outputs[0].OutputValue, StringComparison.Ordinal);
        Assert.Equal(("purpose", "test & more"), (Assert.Single(created.Tags).Key, created.Tags[0].Value));
        Assert.Null(created.NotificationARNs);
        Assert.Contains("Another queue", template, StringComparison.Ordinal);
        var deleted = (await client.ListStacksAsync(new ListStacksRequest { StackStatusFilter = [StackStatus.DELETE_COMPLETE] })).StackSummaries;
        Assert.Contains(deleted, stack => stack.StackName == "by-stack");
    }

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task Errors_OfTheService_KeepTheirCode()
    {
        using var client = Client();

        var missing = await Assert.ThrowsAsync<AmazonCloudFormationException>(() => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "nowhere" }));

        Assert.Equal("ValidationError", missing.ErrorCode);
        Assert.Contains("nowhere", missing.Message, StringComparison.Ordinal);
    }

    private AmazonCloudFormationClient Client() =>
        new(new BasicAWSCredentials("test", "test"), new AmazonCloudFormationConfig { ServiceURL = moto.Url, AuthenticationRegion = "eu-west-1" });
}
