using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetSubscriptionAttributesRequest()
    {
    }

    public GetSubscriptionAttributesRequest(string subscriptionArn)
    {
        SubscriptionArn = subscriptionArn;
    }

    public string SubscriptionArn { get; set; }
}

public partial class GetSubscriptionAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
