using System.Text.Json.Nodes;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.AppHost;

/// <summary>The template keeps the promises of the design: names, least privilege, dead letters.</summary>
public class TemplateTests
{
    private static readonly JsonObject _template = JsonNode.Parse(File.ReadAllText(Repository.Template))!.AsObject();

    private static readonly string[] _outputs =
    [
        "BucketName", "UploadsTopicArn", "RenditionsTopicArn", "NotificationsTopicArn",
        "ThumbnailQueueUrl", "WebQueueUrl", "MobileQueueUrl", "NotifierQueueUrl",
        "ThumbnailDeadLetterQueueUrl", "WebDeadLetterQueueUrl", "MobileDeadLetterQueueUrl", "NotifierDeadLetterQueueUrl",
    ];

    [Fact]
    public void Outputs_are_the_names_that_the_services_read() =>
        Assert.Equal(_outputs, _template["Outputs"]!.AsObject().Select(output => output.Key));

    [Fact]
    public void Every_policy_names_a_service_an_action_a_resource_and_the_source()
    {
        var statements = ResourcesOf("AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")
            .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()).ToList();

        Assert.Equal(5, statements.Count);
        Assert.All(statements, statement =>
        {
            Assert.Contains(statement!["Principal"]!["Service"]!.GetValue<string>(), new[] { "s3.amazonaws.com", "sns.amazonaws.com" });
            Assert.DoesNotContain("*", statement["Action"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.DoesNotContain("*", statement["Resource"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.NotNull(statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]);
        });
    }

    [Fact]
    public void Only_the_photos_bucket_of_this_account_publishes_uploads()
    {
        var policy = Assert.Single(ResourcesOf("AWS::SNS::TopicPolicy"));
        var condition = policy["PolicyDocument"]!["Statement"]![0]!["Condition"]!;
        var bucket = Assert.Single(ResourcesOf("AWS::S3::Bucket"))["BucketName"]!["Fn::Sub"]!.GetValue<string>();

        Assert.Equal($"arn:${{AWS::Partition}}:s3:::{bucket}", condition["ArnEquals"]!["aws:SourceArn"]!["Fn::Sub"]!.GetValue<string>());
        Assert.Equal("AWS::AccountId", condition["StringEquals"]!["aws:SourceAccount"]!["Ref"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Thumbnail", new[] { "UploadsTopic" })]
    [InlineData("Web", new[] { "UploadsTopic" })]
    [InlineData("Mobile", new[] { "UploadsTopic" })]
    [InlineData("Notifier", new[] { "UploadsTopic", "RenditionsTopic" })]
    public void A_queue_hears_exactly_its_topics_and_ends_in_its_dead_letters(string name, string[] topics)
    {
        var queue = Properties($"{name}Queue");
        Assert.Equal($"{name}DeadLetterQueue", queue["RedrivePolicy"]!["deadLetterTargetArn"]!["Fn::GetAtt"]![0]!.GetValue<string>());
        Assert.Equal(5, queue["RedrivePolicy"]!["maxReceiveCount"]!.GetValue<int>());
        Assert.Equal(20, queue["ReceiveMessageWaitTimeSeconds"]!.GetValue<int>());

        var deadLetters = Properties($"{name}DeadLetterQueue");
        Assert.True(deadLetters["MessageRetentionPeriod"]!.GetValue<int>() > queue["MessageRetentionPeriod"]!.GetValue<int>());
        var source = queue["QueueName"]!["Fn::Sub"]!.GetValue<string>();
        Assert.EndsWith($":{source}", deadLetters["RedriveAllowPolicy"]!["sourceQueueArns"]![0]!["Fn::Sub"]!.GetValue<string>(), StringComparison.Ordinal);

        Assert.Equal(topics, Subscribed($"{name}Queue"));
        Assert.Equal(topics, Allowed(Properties($"{name}QueuePolicy")));
    }

    [Fact]
    public void The_bucket_is_private_and_waits_for_the_policy_of_the_topic_it_publishes_to()
    {
        var bucket = Properties("PhotosBucket");
        Assert.All(bucket["PublicAccessBlockConfiguration"]!.AsObject(), setting => Assert.True(setting.Value!.GetValue<bool>()));
        Assert.Equal(4, bucket["PublicAccessBlockConfiguration"]!.AsObject().Count);
        Assert.Equal("BucketOwnerEnforced", bucket["OwnershipControls"]!["Rules"]![0]!["ObjectOwnership"]!.GetValue<string>());

        var notifications = bucket["NotificationConfiguration"]!["TopicConfigurations"]!.AsArray();
        Assert.Equal(["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], notifications.Select(notification => notification!["Event"]!.GetValue<string>()));
        Assert.All(notifications, notification => Assert.Equal("ingest/", notification!["Filter"]!["S3Key"]!["Rules"]![0]!["Value"]!.GetValue<string>()));
        Assert.Equal("UploadsTopicPolicy", _template["Resources"]!["PhotosBucket"]!["DependsOn"]![0]!.GetValue<string>());
    }

    [RequiresToolFact("cfn-lint")]
    public async Task Cfn_lint_finds_nothing()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var outcome = await Tool.RunAsync("cfn-lint", ["--template", Repository.Template], cancellationToken: deadline.Token);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
    }

    private static IEnumerable<JsonNode> ResourcesOf(params string[] types) =>
        _template["Resources"]!.AsObject()
            .Where(resource => types.Contains(resource.Value!["Type"]!.GetValue<string>()))
            .Select(resource => resource.Value!["Properties"]!);

    private static JsonNode Properties(string logicalId) => _template["Resources"]![logicalId]!["Properties"]!;

    private static IEnumerable<string> Subscribed(string queue) =>
        ResourcesOf("AWS::SNS::Subscription")
            .Where(subscription => subscription["Endpoint"]?["Fn::GetAtt"]?[0]?.GetValue<string>() == queue)
            .Select(subscription => subscription["TopicArn"]!["Ref"]!.GetValue<string>());

    private static IEnumerable<string> Allowed(JsonNode policy)
    {
        var source = Assert.Single(policy["PolicyDocument"]!["Statement"]!.AsArray())!["Condition"]!["ArnEquals"]!["aws:SourceArn"]!;
        return (source as JsonArray ?? [source.DeepClone()]).Select(topic => topic!["Ref"]!.GetValue<string>());
    }
}
