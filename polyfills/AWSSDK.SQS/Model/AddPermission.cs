using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class AddPermissionRequest : AmazonSQSRequest
{
    public AddPermissionRequest()
    {
    }

    public AddPermissionRequest(string queueUrl, string label, List<string> aWSAccountIds, List<string> actions)
    {
        QueueUrl = queueUrl;
        Label = label;
        AWSAccountIds = aWSAccountIds;
        Actions = actions;
    }

    public List<string> AWSAccountIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> Actions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string Label { get; set; }

    public string QueueUrl { get; set; }
}

public partial class AddPermissionResponse : AmazonWebServiceResponse;
