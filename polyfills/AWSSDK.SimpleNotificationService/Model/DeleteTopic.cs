using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class DeleteTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public DeleteTopicRequest()
    {
    }

    public DeleteTopicRequest(string topicArn)
    {
        TopicArn = topicArn;
    }

    public string TopicArn { get; set; }
}

public partial class DeleteTopicResponse : AmazonWebServiceResponse;
