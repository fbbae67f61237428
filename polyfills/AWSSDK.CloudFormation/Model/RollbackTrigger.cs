namespace Amazon.CloudFormation.Model;

public partial class RollbackTrigger
{
    public string Arn { get; set; }

    public string Type { get; set; }
}
