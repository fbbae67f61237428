using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

internal abstract class CloudFormationResource(string name, string stackName) : Resource(name), ICloudFormationResource
{
    public string StackName { get; } = stackName;

    public IAWSSDKConfig? AWSSDKConfig { get; set; }

    public IAmazonCloudFormation? CloudFormationClient { get; set; }

    public List<Output>? Outputs { get; set; }

    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>();

    public TaskCompletionSource? ProvisioningTaskCompletionSource { get; set; }
}

/// <summary>A stack that somebody else made: its outputs are read, nothing is created.</summary>
internal sealed class CloudFormationStackResource(string name, string stackName)
    : CloudFormationResource(name, stackName), ICloudFormationStackResource;

/// <summary>A stack that is created or updated from a template when the application starts.</summary>
internal sealed class CloudFormationTemplateResource(string name, string stackName, string templatePath)
    : CloudFormationResource(name, stackName), ICloudFormationTemplateResource
{
    public string TemplatePath { get; } = templatePath;

    public string? RoleArn { get; set; }

    public int StackPollingInterval { get; set; } = 3;

    public bool DisableDiffCheck { get; set; }

    public IList<string> DisabledCapabilities { get; } = [];

    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>();

    public ICloudFormationTemplateResource AddParameter(string parameterName, string parameterValue)
    {
        Parameters[parameterName] = parameterValue;
        return this;
    }
}
