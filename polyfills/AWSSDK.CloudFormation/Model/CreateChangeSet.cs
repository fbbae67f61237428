using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class CreateChangeSetRequest : AmazonCloudFormationRequest
{
    public List<string> Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string ChangeSetName { get; set; }

    public ChangeSetType ChangeSetType { get; set; }

    public string ClientToken { get; set; }

    public DeploymentMode DeploymentMode { get; set; }

    public string Description { get; set; }

    public bool? ImportExistingResources { get; set; }

    public bool? IncludeNestedStacks { get; set; }

    public List<string> NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public OnStackFailure OnStackFailure { get; set; }

    public List<Parameter> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<ResourceToImport> ResourcesToImport { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string RoleARN { get; set; }

    public RollbackConfiguration RollbackConfiguration { get; set; }

    public string StackName { get; set; }

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string TemplateBody { get; set; }

    public string TemplateURL { get; set; }

    public bool? UsePreviousTemplate { get; set; }
}

public partial class CreateChangeSetResponse : AmazonWebServiceResponse
{
    public string Id { get; set; }

    public string StackId { get; set; }
}
