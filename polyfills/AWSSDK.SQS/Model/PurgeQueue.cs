using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class PurgeQueueRequest : AmazonSQSRequest
{
    public string QueueUrl { get; set; }
}

public partial class PurgeQueueResponse : AmazonWebServiceResponse;
