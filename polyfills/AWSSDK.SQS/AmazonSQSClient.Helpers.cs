using Amazon.Auth.AccessControlPolicy;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SQS.Model;

namespace Amazon.SQS;

public partial class AmazonSQSClient
{
    public ISQSPaginatorFactory Paginators => field ??= new SQSPaginatorFactory(this);

    public async Task<string> AuthorizeS3ToSendMessageAsync(string queueUrl, string bucket)
    {
        var queue = await GetQueueAttributesAsync(queueUrl, ["All"]).ConfigureAwait(false);
        var policy = string.IsNullOrEmpty(queue.Policy) ? new Policy() : Policy.FromJson(queue.Policy);
        var statement = new Statement(Statement.StatementEffect.Allow);
        statement.Actions.Add(new ActionIdentifier("sqs:SendMessage"));
        statement.Resources.Add(new Resource(queue.QueueARN));
        statement.Conditions.Add(ConditionFactory.NewSourceArnCondition($"arn:aws:s3:*:*:{bucket}"));
        statement.Principals.Add(new Principal("*"));

        if (!policy.CheckIfStatementExists(statement))
        {
            policy.Statements.Add(statement);
            var attributes = new Dictionary<string, string> { [QueueAttributeName.Policy.Value] = policy.ToJson() };
            await SetQueueAttributesAsync(queueUrl, attributes).ConfigureAwait(false);
        }

        return queue.QueueARN;
    }

    async Task<Dictionary<string, string>> ICoreAmazonSQS.GetAttributesAsync(string queueUrl) =>
        (await GetQueueAttributesAsync(queueUrl, ["All"]).ConfigureAwait(false)).Attributes;

    Task ICoreAmazonSQS.SetAttributesAsync(string queueUrl, Dictionary<string, string> attributes) =>
        SetQueueAttributesAsync(queueUrl, attributes);
}
