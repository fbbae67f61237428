namespace Amazon.CloudFormation.Model;

public partial class TemplateParameter
{
    public string DefaultValue { get; set; }

    public string Description { get; set; }

    public bool? NoEcho { get; set; }

    public string ParameterKey { get; set; }
}
