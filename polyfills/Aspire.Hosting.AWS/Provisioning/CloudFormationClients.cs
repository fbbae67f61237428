using Amazon.CloudFormation;
using Amazon.Runtime;
using Aspire.Hosting.AWS.CloudFormation;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>The client that was given to the stack, or one from its SDK configuration and the default chain.</summary>
internal static class CloudFormationClients
{
    public static IAmazonCloudFormation For(CloudFormationResource resource)
    {
        if (resource.CloudFormationClient is { } given) return given;

        try
        {
            return new AmazonCloudFormationClient(resource.AWSSDKConfig?.CreateServiceConfig<AmazonCloudFormationConfig>() ?? new AmazonCloudFormationConfig());
        }
        catch (Exception e) when (e is AmazonClientException or ArgumentException)
        {
            throw new AWSProvisioningException($"No CloudFormation client for stack {resource.StackName}: {e.Message}", e);
        }
    }
}
