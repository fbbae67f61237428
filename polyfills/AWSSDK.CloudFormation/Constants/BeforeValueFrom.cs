using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class BeforeValueFrom : ConstantClass
{
    public static readonly BeforeValueFrom ACTUALSTATE = new("ACTUAL_STATE");
    public static readonly BeforeValueFrom PREVIOUSDEPLOYMENTSTATE = new("PREVIOUS_DEPLOYMENT_STATE");

    public BeforeValueFrom(string value)
        : base(value)
    {
    }

    public static BeforeValueFrom FindValue(string value) => FindValue<BeforeValueFrom>(value);

    public static implicit operator BeforeValueFrom(string value) => FindValue(value);
}
