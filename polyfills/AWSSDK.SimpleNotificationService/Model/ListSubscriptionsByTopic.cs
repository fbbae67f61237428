using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public ListSubscriptionsByTopicRequest()
    {
    }

    public ListSubscriptionsByTopicRequest(string topicArn)
    {
        TopicArn = topicArn;
    }

    public ListSubscriptionsByTopicRequest(string topicArn, string nextToken)
    {
        TopicArn = topicArn;
        NextToken = nextToken;
    }

    public string NextToken { get; set; }

    public string TopicArn { get; set; }
}

public partial class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Subscription> Subscriptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
