namespace Amazon.CloudFormation.Model;

public partial class Change
{
    public int? HookInvocationCount { get; set; }

    public ResourceChange ResourceChange { get; set; }

    public ChangeType Type { get; set; }
}
