using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class RemovePermissionRequest : AmazonSQSRequest
{
    public RemovePermissionRequest()
    {
    }

    public RemovePermissionRequest(string queueUrl, string label)
    {
        QueueUrl = queueUrl;
        Label = label;
    }

    public string Label { get; set; }

    public string QueueUrl { get; set; }
}

public partial class RemovePermissionResponse : AmazonWebServiceResponse;
