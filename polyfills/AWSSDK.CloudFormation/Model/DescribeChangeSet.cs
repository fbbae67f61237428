using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DescribeChangeSetRequest : AmazonCloudFormationRequest
{
    public string ChangeSetName { get; set; }

    public bool? IncludePropertyValues { get; set; }

    public string NextToken { get; set; }

    public string StackName { get; set; }
}

public partial class DescribeChangeSetResponse : AmazonWebServiceResponse
{
    public List<string> Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string ChangeSetId { get; set; }

    public string ChangeSetName { get; set; }

    public List<Change> Changes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public DateTime? CreationTime { get; set; }

    public DeploymentMode DeploymentMode { get; set; }

    public string Description { get; set; }

    public ExecutionStatus ExecutionStatus { get; set; }

    public bool? ImportExistingResources { get; set; }

    public bool? IncludeNestedStacks { get; set; }

    public string NextToken { get; set; }

    public List<string> NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public OnStackFailure OnStackFailure { get; set; }

    public List<Parameter> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string ParentChangeSetId { get; set; }

    public RollbackConfiguration RollbackConfiguration { get; set; }

    public string RootChangeSetId { get; set; }

    public StackDriftStatus StackDriftStatus { get; set; }

    public string StackId { get; set; }

    public string StackName { get; set; }

    public ChangeSetStatus Status { get; set; }

    public string StatusReason { get; set; }

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
