namespace Amazon.CloudFormation.Model;

public partial class StackDriftInformation
{
    public DateTime? LastCheckTimestamp { get; set; }

    public StackDriftStatus StackDriftStatus { get; set; }
}
