using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class OperationType : ConstantClass
{
    public static readonly OperationType CONTINUE_ROLLBACK = new("CONTINUE_ROLLBACK");
    public static readonly OperationType CREATE_CHANGESET = new("CREATE_CHANGESET");
    public static readonly OperationType CREATE_STACK = new("CREATE_STACK");
    public static readonly OperationType DELETE_STACK = new("DELETE_STACK");
    public static readonly OperationType ROLLBACK = new("ROLLBACK");
    public static readonly OperationType UPDATE_STACK = new("UPDATE_STACK");

    public OperationType(string value)
        : base(value)
    {
    }

    public static OperationType FindValue(string value) => FindValue<OperationType>(value);

    public static implicit operator OperationType(string value) => FindValue(value);
}
