using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>
/// Templates with roles or policies need somebody who says that this is meant: forgotten here, it would be refused on AWS.
/// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-template.html#using-iam-capabilities.
/// </summary>
internal static class CapabilityCheck
{
    private const string Iam = "CAPABILITY_IAM";
    private const string NamedIam = "CAPABILITY_NAMED_IAM";

    private static readonly string[] Names = ["RoleName", "ManagedPolicyName", "InstanceProfileName"];

    /// <exception cref="AwsException">A capability is missing.</exception>
    public static void Check(Template template, IReadOnlyCollection<string> capabilities)
    {
        var iam = template.Resources.Where(resource => resource.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal)).ToList();
        if (iam.Count == 0 || capabilities.Contains(NamedIam))
            return;
        var named = iam.Exists(resource => Names.Any(resource.Properties.ContainsKey));
        if (named || !capabilities.Contains(Iam))
            throw new AwsException("InsufficientCapabilitiesException", $"Requires capabilities : [{(named ? NamedIam : Iam)}]");
    }
}
