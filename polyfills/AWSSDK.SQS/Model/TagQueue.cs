using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class TagQueueRequest : AmazonSQSRequest
{
    public string QueueUrl { get; set; }

    public Dictionary<string, string> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class TagQueueResponse : AmazonWebServiceResponse;
