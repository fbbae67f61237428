namespace Amazon.CloudFormation.Model;

public partial class ResourceTargetDefinition
{
    public string AfterValue { get; set; }

    public AfterValueFrom AfterValueFrom { get; set; }

    public ResourceAttribute Attribute { get; set; }

    public AttributeChangeType AttributeChangeType { get; set; }

    public string BeforeValue { get; set; }

    public BeforeValueFrom BeforeValueFrom { get; set; }

    public LiveResourceDrift Drift { get; set; }

    public string Name { get; set; }

    public string Path { get; set; }

    public RequiresRecreation RequiresRecreation { get; set; }
}
