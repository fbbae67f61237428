namespace Amazon.CloudFormation.Model;

public partial class ResourceChangeDetail
{
    public string CausingEntity { get; set; }

    public ChangeSource ChangeSource { get; set; }

    public EvaluationType Evaluation { get; set; }

    public ResourceTargetDefinition Target { get; set; }
}
