namespace Amazon.CloudFormation.Model;

public partial class StackSummary
{
    public DateTime? CreationTime { get; set; }

    public DateTime? DeletionTime { get; set; }

    public StackDriftInformationSummary DriftInformation { get; set; }

    public List<OperationEntry> LastOperations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public DateTime? LastUpdatedTime { get; set; }

    public string ParentId { get; set; }

    public string RootId { get; set; }

    public string StackId { get; set; }

    public string StackName { get; set; }

    public StackStatus StackStatus { get; set; }

    public string StackStatusReason { get; set; }

    public string TemplateDescription { get; set; }
}
