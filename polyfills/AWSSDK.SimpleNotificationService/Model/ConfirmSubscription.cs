using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class ConfirmSubscriptionRequest : AmazonSimpleNotificationServiceRequest
{
    public ConfirmSubscriptionRequest()
    {
    }

    public ConfirmSubscriptionRequest(string topicArn, string token)
    {
        TopicArn = topicArn;
        Token = token;
    }

    public ConfirmSubscriptionRequest(string topicArn, string token, string authenticateOnUnsubscribe)
    {
        TopicArn = topicArn;
        Token = token;
        AuthenticateOnUnsubscribe = authenticateOnUnsubscribe;
    }

    public string AuthenticateOnUnsubscribe { get; set; }

    public string Token { get; set; }

    public string TopicArn { get; set; }
}

public partial class ConfirmSubscriptionResponse : AmazonWebServiceResponse
{
    public string SubscriptionArn { get; set; }
}
