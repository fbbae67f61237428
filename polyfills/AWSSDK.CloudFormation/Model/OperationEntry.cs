namespace Amazon.CloudFormation.Model;

public partial class OperationEntry
{
    public string OperationId { get; set; }

    public OperationType OperationType { get; set; }
}
