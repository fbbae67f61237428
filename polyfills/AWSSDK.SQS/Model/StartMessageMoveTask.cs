using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class StartMessageMoveTaskRequest : AmazonSQSRequest
{
    public string DestinationArn { get; set; }

    public int? MaxNumberOfMessagesPerSecond { get; set; }

    public string SourceArn { get; set; }
}

public partial class StartMessageMoveTaskResponse : AmazonWebServiceResponse
{
    public string TaskHandle { get; set; }
}
