namespace Amazon.CloudFormation.Model;

public partial class ModuleInfo
{
    public string LogicalIdHierarchy { get; set; }

    public string TypeHierarchy { get; set; }
}
