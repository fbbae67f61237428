using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class RemovePermissionRequest : AmazonSimpleNotificationServiceRequest
{
    public RemovePermissionRequest()
    {
    }

    public RemovePermissionRequest(string topicArn, string label)
    {
        TopicArn = topicArn;
        Label = label;
    }

    public string Label { get; set; }

    public string TopicArn { get; set; }
}

public partial class RemovePermissionResponse : AmazonWebServiceResponse;
