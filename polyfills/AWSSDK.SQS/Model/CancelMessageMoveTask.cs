using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class CancelMessageMoveTaskRequest : AmazonSQSRequest
{
    public string TaskHandle { get; set; }
}

public partial class CancelMessageMoveTaskResponse : AmazonWebServiceResponse
{
    public long? ApproximateNumberOfMessagesMoved { get; set; }
}
