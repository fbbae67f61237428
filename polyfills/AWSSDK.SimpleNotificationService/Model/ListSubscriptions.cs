using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class ListSubscriptionsRequest : AmazonSimpleNotificationServiceRequest
{
    public ListSubscriptionsRequest()
    {
    }

    public ListSubscriptionsRequest(string nextToken)
    {
        NextToken = nextToken;
    }

    public string NextToken { get; set; }
}

public partial class ListSubscriptionsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Subscription> Subscriptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
