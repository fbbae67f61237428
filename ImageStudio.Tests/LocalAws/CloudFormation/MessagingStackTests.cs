using ImageStudio.LocalAws.CloudFormation.Operations;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

/// <summary>What other people's templates hold, over the server's own services.</summary>
public class MessagingStackTests
{
    private const string Orders = """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: { Statement: [] }, Policies: [{ PolicyName: send, PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:*", Resource: !GetAtt Queue.Arn }] } }] }
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties: { PolicyDocument: { Statement: [] }, Roles: [!Ref Role] }
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: orders.fifo
              FifoTopic: true
              Subscription: [{ Protocol: sqs, Endpoint: !GetAtt Queue.Arn }]
          Queue:
            Type: AWS::SQS::Queue
            Properties: { QueueName: orders.fifo, FifoQueue: true, ContentBasedDeduplication: true }
          Standard:
            Type: AWS::SQS::Queue
            Properties: { QueueName: standard, FifoQueue: false }
        Outputs:
          RoleArn: { Value: !GetAtt Role.Arn }
          PolicyArn: { Value: !Ref Policy }
        """;

    private static readonly CallerContext Caller = new(EmulatedAws.Account, EmulatedAws.Region, new Uri("http://127.0.0.1:4566"), "request");

    [Fact]
    public async Task Roles_fifo_and_the_topics_own_subscriptions_are_made_changed_and_deleted()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var calls = aws.Service<ServiceCalls>();
        async Task<List<string>> SubscribersAsync() => [.. (await aws.Sns.ListSubscriptionsAsync()).Subscriptions?.Select(s => s.Endpoint) ?? []];

        await calls.CallAsync<CreateStackResult>(new CreateStackRequest { StackName = "orders", TemplateBody = Orders, Capabilities = ["CAPABILITY_IAM"] }, Caller, default);

        var stack = (await calls.CallAsync<DescribeStacksResult>(new DescribeStacksRequest("orders", null), Caller, default)).Stacks.Single();
        Assert.Equal("CREATE_COMPLETE", stack.StackStatus);
        Assert.All(stack.Outputs, output => Assert.StartsWith("arn:aws:iam::000000000000:", output.OutputValue, StringComparison.Ordinal));
        Assert.Equal([EmulatedAws.QueueArn("orders.fifo")], await SubscribersAsync());

        var changed = Orders.Replace("Subscription: [{ Protocol: sqs, Endpoint: !GetAtt Queue.Arn }]", "Subscription: []", StringComparison.Ordinal);
        await calls.CallAsync<UpdateStackResult>(new UpdateStackRequest { StackName = "orders", TemplateBody = changed, Capabilities = ["CAPABILITY_IAM"] }, Caller, default);
        Assert.Empty(await SubscribersAsync());

        await calls.CallAsync<Nothing>(new DeleteStackRequest { StackName = "orders" }, Caller, default);
        Assert.Empty((await aws.Sqs.ListQueuesAsync("")).QueueUrls ?? []);
    }

    [Theory]
    [InlineData("", "CAPABILITY_IAM")]
    [InlineData("RoleName: mine", "CAPABILITY_NAMED_IAM")]
    public async Task Roles_without_the_capability_are_refused(string name, string capability)
    {
        await using var aws = await EmulatedAws.StartAsync();
        var request = new CreateStackRequest
        {
            StackName = "roles",
            TemplateBody = $"Resources: {{ Role: {{ Type: AWS::IAM::Role, Properties: {{ AssumeRolePolicyDocument: {{}}, {name} }} }} }}",
            Capabilities = name.Length > 0 ? ["CAPABILITY_IAM"] : null,
        };

        var refusal = await Assert.ThrowsAsync<AwsException>(async () => await aws.Service<ServiceCalls>().CallAsync<CreateStackResult>(request, Caller, default));
        Assert.Equal(("InsufficientCapabilitiesException", $"Requires capabilities : [{capability}]"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task A_template_in_a_bucket_is_read_by_any_address_and_a_protected_stack_stays()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var calls = aws.Service<ServiceCalls>();
        (await aws.Http.PutAsync("/templates", null)).EnsureSuccessStatusCode();
        // Longer than a request may hold.
        (await aws.Http.PutAsync("/templates/a%20b/queue.yaml", new StringContent($"# {new string('x', 60_000)}\nResources: {{ Q: {{ Type: AWS::SQS::Queue, Properties: {{ QueueName: read }} }} }}"))).EnsureSuccessStatusCode();
        string[] addresses = [$"{aws.Http.BaseAddress}templates/a%20b/queue.yaml", "https://templates.s3.eu-west-1.amazonaws.com/a%20b/queue.yaml", "https://s3.amazonaws.com/templates/a%20b/queue.yaml"];
        foreach (var address in addresses)
        {
            await calls.CallAsync<CreateStackResult>(new CreateStackRequest { StackName = "read", TemplateURL = address, EnableTerminationProtection = true }, Caller, default);
            var refusal = await Assert.ThrowsAsync<AwsException>(async () => await calls.CallAsync<Nothing>(new DeleteStackRequest { StackName = "read" }, Caller, default));
            Assert.Contains("TerminationProtection", refusal.Message, StringComparison.Ordinal);
            await calls.CallAsync<UpdateTerminationProtectionResult>(new UpdateTerminationProtectionRequest("read", false), Caller, default);
            await calls.CallAsync<Nothing>(new DeleteStackRequest { StackName = "read" }, Caller, default);
        }

        var missing = await Assert.ThrowsAsync<AwsException>(async () => await calls.CallAsync<CreateStackResult>(new CreateStackRequest { StackName = "read", TemplateURL = "https://s3.amazonaws.com/templates/none" }, Caller, default));
        Assert.StartsWith("S3 error:", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lifecycle_rules_of_a_bucket_come_change_and_go()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var calls = aws.Service<ServiceCalls>();
        const string Rules = "LifecycleConfiguration: { Rules: [{ Id: tidy, Status: Enabled, Prefix: tmp/, ExpirationInDays: 3, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }] }";
        static string Template(string rules) => $"Resources: {{ B: {{ Type: AWS::S3::Bucket, Properties: {{ BucketName: tidied, Tags: [{{ Key: a, Value: b }}], {rules} }} }} }}";

        await calls.CallAsync<CreateStackResult>(new CreateStackRequest { StackName = "tidy", TemplateBody = Template(Rules) }, Caller, default);
        var set = await aws.Http.GetStringAsync("/tidied?lifecycle");
        Assert.Contains("<Days>3</Days>", set, StringComparison.Ordinal);
        Assert.Contains("<DaysAfterInitiation>1</DaysAfterInitiation>", set, StringComparison.Ordinal);

        await calls.CallAsync<UpdateStackResult>(new UpdateStackRequest { StackName = "tidy", TemplateBody = Template(Rules.Replace("3", "4", StringComparison.Ordinal)) }, Caller, default);
        Assert.Contains("<Days>4</Days>", await aws.Http.GetStringAsync("/tidied?lifecycle"), StringComparison.Ordinal);

        await calls.CallAsync<UpdateStackResult>(new UpdateStackRequest { StackName = "tidy", TemplateBody = Template("") }, Caller, default);
        using var gone = await aws.Http.GetAsync("/tidied?lifecycle");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }
}
