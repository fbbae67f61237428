using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class AfterValueFrom : ConstantClass
{
    public static readonly AfterValueFrom TEMPLATE = new("TEMPLATE");

    public AfterValueFrom(string value)
        : base(value)
    {
    }

    public static AfterValueFrom FindValue(string value) => FindValue<AfterValueFrom>(value);

    public static implicit operator AfterValueFrom(string value) => FindValue(value);
}
