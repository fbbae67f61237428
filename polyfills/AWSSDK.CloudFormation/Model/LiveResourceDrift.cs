namespace Amazon.CloudFormation.Model;

public partial class LiveResourceDrift
{
    public string ActualValue { get; set; }

    public DateTime? DriftDetectionTimestamp { get; set; }

    public string PreviousValue { get; set; }
}
