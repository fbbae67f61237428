using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class OperationType : ConstantClass
{
    public static readonly OperationType CONTINUEROLLBACK = new("CONTINUE_ROLLBACK");
    public static readonly OperationType CREATECHANGESET = new("CREATE_CHANGESET");
    public static readonly OperationType CREATESTACK = new("CREATE_STACK");
    public static readonly OperationType DELETESTACK = new("DELETE_STACK");
    public static readonly OperationType ROLLBACK = new("ROLLBACK");
    public static readonly OperationType UPDATESTACK = new("UPDATE_STACK");

    public OperationType(string value)
        : base(value)
    {
    }

    public static OperationType FindValue(string value) => FindValue<OperationType>(value);

    public static implicit operator OperationType(string value) => FindValue(value);
}
