namespace Amazon.CloudFormation.Model;

public partial class ResourceChange
{
    public ChangeAction Action { get; set; }

    public string AfterContext { get; set; }

    public string BeforeContext { get; set; }

    public string ChangeSetId { get; set; }

    public List<ResourceChangeDetail> Details { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string LogicalResourceId { get; set; }

    public ModuleInfo ModuleInfo { get; set; }

    public string PhysicalResourceId { get; set; }

    public PolicyAction PolicyAction { get; set; }

    public string PreviousDeploymentContext { get; set; }

    public Replacement Replacement { get; set; }

    public List<ResourceDriftIgnoredAttribute> ResourceDriftIgnoredAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public StackResourceDriftStatus ResourceDriftStatus { get; set; }

    public string ResourceType { get; set; }

    public List<string> Scope { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
