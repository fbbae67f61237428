namespace Amazon.CloudFormation.Model;

public partial class RollbackConfiguration
{
    public int? MonitoringTimeInMinutes { get; set; }

    public List<RollbackTrigger> RollbackTriggers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
