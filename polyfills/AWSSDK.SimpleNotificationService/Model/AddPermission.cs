using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class AddPermissionRequest : AmazonSimpleNotificationServiceRequest
{
    public AddPermissionRequest()
    {
    }

    public AddPermissionRequest(string topicArn, string label, List<string> aWSAccountId, List<string> actionName)
    {
        TopicArn = topicArn;
        Label = label;
        AWSAccountId = aWSAccountId;
        ActionName = actionName;
    }

    public List<string> AWSAccountId { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> ActionName { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string Label { get; set; }

    public string TopicArn { get; set; }
}

public partial class AddPermissionResponse : AmazonWebServiceResponse;
