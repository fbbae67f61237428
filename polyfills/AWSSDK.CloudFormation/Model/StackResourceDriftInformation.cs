namespace Amazon.CloudFormation.Model;

public partial class StackResourceDriftInformation
{
    public DateTime? LastCheckTimestamp { get; set; }

    public StackResourceDriftStatus StackResourceDriftStatus { get; set; }
}
