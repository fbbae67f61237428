using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class ListQueueTagsRequest : AmazonSQSRequest
{
    public string QueueUrl { get; set; }
}

public partial class ListQueueTagsResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
