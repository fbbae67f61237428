using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

public interface ICloudFormationResource : IAWSResource, IResourceWithWaitSupport
{
    IAmazonCloudFormation? CloudFormationClient { get; set; }

    string StackName { get; }

    List<Output>? Outputs { get; }

    IDictionary<string, string> Tags { get; }
}

public interface ICloudFormationStackResource : ICloudFormationResource;

public interface ICloudFormationTemplateResource : ICloudFormationResource
{
    string TemplatePath { get; }

    string? RoleArn { get; set; }

    /// <summary>Seconds between two looks at change set or stack; 3 by default.</summary>
    int StackPollingInterval { get; set; }

    bool DisableDiffCheck { get; set; }

    IList<string> DisabledCapabilities { get; }

    ICloudFormationTemplateResource AddParameter(string parameterName, string parameterValue);
}
