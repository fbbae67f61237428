using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class ListStacksRequest : AmazonCloudFormationRequest
{
    public string NextToken { get; set; }

    public List<string> StackStatusFilter { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class ListStacksResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<StackSummary> StackSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
