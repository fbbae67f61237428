using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class BeforeValueFrom : ConstantClass
{
    public static readonly BeforeValueFrom ACTUAL_STATE = new("ACTUAL_STATE");
    public static readonly BeforeValueFrom PREVIOUS_DEPLOYMENT_STATE = new("PREVIOUS_DEPLOYMENT_STATE");

    public BeforeValueFrom(string value)
        : base(value)
    {
    }

    public static BeforeValueFrom FindValue(string value) => FindValue<BeforeValueFrom>(value);

    public static implicit operator BeforeValueFrom(string value) => FindValue(value);
}
