namespace Amazon.CloudFormation.Model;

public partial class StackDriftInformationSummary
{
    public DateTime? LastCheckTimestamp { get; set; }

    public StackDriftStatus StackDriftStatus { get; set; }
}
