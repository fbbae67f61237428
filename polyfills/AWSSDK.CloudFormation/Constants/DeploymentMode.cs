using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class DeploymentMode : ConstantClass
{
    public static readonly DeploymentMode REVERT_DRIFT = new("REVERT_DRIFT");

    public DeploymentMode(string value)
        : base(value)
    {
    }

    public static DeploymentMode FindValue(string value) => FindValue<DeploymentMode>(value);

    public static implicit operator DeploymentMode(string value) => FindValue(value);
}
