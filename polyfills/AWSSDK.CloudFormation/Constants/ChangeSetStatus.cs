using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class ChangeSetStatus : ConstantClass
{
    public static readonly ChangeSetStatus CREATECOMPLETE = new("CREATE_COMPLETE");
    public static readonly ChangeSetStatus CREATEINPROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly ChangeSetStatus CREATEPENDING = new("CREATE_PENDING");
    public static readonly ChangeSetStatus DELETECOMPLETE = new("DELETE_COMPLETE");
    public static readonly ChangeSetStatus DELETEFAILED = new("DELETE_FAILED");
    public static readonly ChangeSetStatus DELETEINPROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly ChangeSetStatus DELETEPENDING = new("DELETE_PENDING");
    public static readonly ChangeSetStatus FAILED = new("FAILED");

    public ChangeSetStatus(string value)
        : base(value)
    {
    }

    public static ChangeSetStatus FindValue(string value) => FindValue<ChangeSetStatus>(value);

    public static implicit operator ChangeSetStatus(string value) => FindValue(value);
}
