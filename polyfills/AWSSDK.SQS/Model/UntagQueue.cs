using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class UntagQueueRequest : AmazonSQSRequest
{
    public string QueueUrl { get; set; }

    public List<string> TagKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class UntagQueueResponse : AmazonWebServiceResponse;
