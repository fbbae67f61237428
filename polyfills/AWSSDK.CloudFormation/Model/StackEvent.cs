namespace Amazon.CloudFormation.Model;

public partial class StackEvent
{
    public string ClientRequestToken { get; set; }

    public DetailedStatus DetailedStatus { get; set; }

    public string EventId { get; set; }

    public HookFailureMode HookFailureMode { get; set; }

    public string HookInvocationId { get; set; }

    public HookInvocationPoint HookInvocationPoint { get; set; }

    public HookStatus HookStatus { get; set; }

    public string HookStatusReason { get; set; }

    public string HookType { get; set; }

    public string LogicalResourceId { get; set; }

    public string OperationId { get; set; }

    public string PhysicalResourceId { get; set; }

    public string ResourceProperties { get; set; }

    public ResourceStatus ResourceStatus { get; set; }

    public string ResourceStatusReason { get; set; }

    public string ResourceType { get; set; }

    public string StackId { get; set; }

    public string StackName { get; set; }

    public DateTime? Timestamp { get; set; }
}
