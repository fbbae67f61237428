namespace Amazon.CloudFormation.Model;

public partial class Output
{
    public string Description { get; set; }

    public string ExportName { get; set; }

    public string OutputKey { get; set; }

    public string OutputValue { get; set; }
}
