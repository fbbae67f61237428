namespace Amazon.CloudFormation.Model;

public partial class ResourceToImport
{
    public string LogicalResourceId { get; set; }

    public Dictionary<string, string> ResourceIdentifier { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string ResourceType { get; set; }
}
