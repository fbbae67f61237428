using Amazon.Auth.AccessControlPolicy;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceClient
{
    public ISimpleNotificationServicePaginatorFactory Paginators => field ??= new SimpleNotificationServicePaginatorFactory(this);

    public async Task AuthorizeS3ToPublishAsync(string topicArn, string bucket)
    {
        var attributes = (await GetTopicAttributesAsync(topicArn).ConfigureAwait(false)).Attributes;
        var policy = ReadPolicy(attributes);
        var statement = Allow("sns:Publish", topicArn, $"arn:aws:s3:*:*:{bucket}");
        if (policy.CheckIfStatementExists(statement)) return;

        policy.Statements.Add(statement);
        await SetTopicAttributesAsync(topicArn, "Policy", policy.ToJson()).ConfigureAwait(false);
    }

    public async Task<Topic> FindTopicAsync(string topicName)
    {
        string nextToken = null;
        do
        {
            var page = await ListTopicsAsync(new ListTopicsRequest { NextToken = nextToken }).ConfigureAwait(false);
            var topic = page.Topics?.FirstOrDefault(topic => topic.TopicArn[(topic.TopicArn.LastIndexOf(':') + 1)..] == topicName);
            if (topic is not null) return topic;
            nextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(nextToken));

        return null;
    }

    public async Task<string> SubscribeQueueAsync(string topicArn, ICoreAmazonSQS sqsClient, string sqsQueueUrl)
    {
        ArgumentNullException.ThrowIfNull(sqsClient);
        var attributes = await sqsClient.GetAttributesAsync(sqsQueueUrl).ConfigureAwait(false);
        var queueArn = attributes["QueueArn"];
        var policy = ReadPolicy(attributes);
        var statement = Allow("sqs:SendMessage", queueArn, topicArn);
        if (!policy.CheckIfStatementExists(statement))
        {
            policy.Statements.Add(statement);
            await sqsClient.SetAttributesAsync(sqsQueueUrl, new Dictionary<string, string> { ["Policy"] = policy.ToJson() }).ConfigureAwait(false);
        }

        return (await SubscribeAsync(topicArn, "sqs", queueArn).ConfigureAwait(false)).SubscriptionArn;
    }

    private static Policy ReadPolicy(Dictionary<string, string> attributes) =>
        attributes.TryGetValue("Policy", out var json) && json.Length > 0 ? Policy.FromJson(json) : new Policy();

    private static Statement Allow(string action, string resource, string source)
    {
        var statement = new Statement(Statement.StatementEffect.Allow);
        statement.Actions.Add(new ActionIdentifier(action));
        statement.Resources.Add(new Resource(resource));
        statement.Conditions.Add(ConditionFactory.NewSourceArnCondition(source));
        statement.Principals.Add(new Principal("*"));
        return statement;
    }
}
