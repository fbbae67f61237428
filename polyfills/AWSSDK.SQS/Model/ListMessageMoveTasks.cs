using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class ListMessageMoveTasksRequest : AmazonSQSRequest
{
    public int? MaxResults { get; set; }

    public string SourceArn { get; set; }
}

public partial class ListMessageMoveTasksResponse : AmazonWebServiceResponse
{
    public List<ListMessageMoveTasksResultEntry> Results { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
