using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class UnsubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public UnsubscribeRequest()
    {
    }

    public UnsubscribeRequest(string subscriptionArn)
    {
        SubscriptionArn = subscriptionArn;
    }

    public string SubscriptionArn { get; set; }
}

public partial class UnsubscribeResponse : AmazonWebServiceResponse;
