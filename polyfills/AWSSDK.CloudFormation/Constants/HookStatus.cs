using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class HookStatus : ConstantClass
{
    public static readonly HookStatus HOOKCOMPLETEFAILED = new("HOOK_COMPLETE_FAILED");
    public static readonly HookStatus HOOKCOMPLETESUCCEEDED = new("HOOK_COMPLETE_SUCCEEDED");
    public static readonly HookStatus HOOKFAILED = new("HOOK_FAILED");
    public static readonly HookStatus HOOKINPROGRESS = new("HOOK_IN_PROGRESS");

    public HookStatus(string value)
        : base(value)
    {
    }

    public static HookStatus FindValue(string value) => FindValue<HookStatus>(value);

    public static implicit operator HookStatus(string value) => FindValue(value);
}
