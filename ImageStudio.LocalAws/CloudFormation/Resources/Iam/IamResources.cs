using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Iam;

/// <summary><c>AWS::IAM::Role</c>; <c>Ref</c> is the name.</summary>
internal sealed class RoleResource() : IamResource(
    new ResourceSchema("AWS::IAM::Role")
    {
        Properties = ["AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration", "Path", "PermissionsBoundary", "Policies", "RoleName", "Tags"],
        Required = ["AssumeRolePolicyDocument"],
        CreateOnly = ["RoleName", "Path"],
        Attributes = ["Arn", "RoleId"],
    },
    "RoleName",
    64)
{
    protected override ImmutableSortedDictionary<string, string> Attributes(ResourceDefinition definition, string physicalId)
    {
        var arn = ArnOf(definition, "role", physicalId);
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(arn)))[..17];
        return ImmutableSortedDictionary<string, string>.Empty.Add("Arn", arn).Add("RoleId", $"AROA{id}");
    }
}

/// <summary><c>AWS::IAM::Policy</c>; <c>Ref</c> is the name.</summary>
internal sealed class InlinePolicyResource() : IamResource(
    new ResourceSchema("AWS::IAM::Policy")
    {
        Properties = ["Groups", "PolicyDocument", "PolicyName", "Roles", "Users"],
        Required = ["PolicyDocument", "PolicyName"],
        CreateOnly = ["PolicyName"],
    },
    "PolicyName",
    128);

/// <summary><c>AWS::IAM::ManagedPolicy</c>; <c>Ref</c> is the ARN.</summary>
internal sealed class ManagedPolicyResource() : IamResource(
    new ResourceSchema("AWS::IAM::ManagedPolicy")
    {
        Properties = ["Description", "Groups", "ManagedPolicyName", "Path", "PolicyDocument", "Roles", "Users"],
        Required = ["PolicyDocument"],
        CreateOnly = ["Description", "ManagedPolicyName", "Path"],
        Attributes = ["PolicyArn"],
    },
    "ManagedPolicyName",
    128)
{
    protected override string Id(ResourceDefinition definition, string name) => ArnOf(definition, "policy", name);

    protected override ImmutableSortedDictionary<string, string> Attributes(ResourceDefinition definition, string physicalId) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("PolicyArn", physicalId);
}

/// <summary><c>AWS::IAM::InstanceProfile</c>; <c>Ref</c> is the name.</summary>
internal sealed class InstanceProfileResource() : IamResource(
    new ResourceSchema("AWS::IAM::InstanceProfile")
    {
        Properties = ["InstanceProfileName", "Path", "Roles"],
        Required = ["Roles"],
        CreateOnly = ["InstanceProfileName", "Path"],
        Attributes = ["Arn"],
    },
    "InstanceProfileName",
    128)
{
    protected override ImmutableSortedDictionary<string, string> Attributes(ResourceDefinition definition, string physicalId) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("Arn", ArnOf(definition, "instance-profile", physicalId));
}
