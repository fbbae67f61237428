using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class StackStatus : ConstantClass
{
    public static readonly StackStatus CREATECOMPLETE = new("CREATE_COMPLETE");
    public static readonly StackStatus CREATEFAILED = new("CREATE_FAILED");
    public static readonly StackStatus CREATEINPROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly StackStatus DELETECOMPLETE = new("DELETE_COMPLETE");
    public static readonly StackStatus DELETEFAILED = new("DELETE_FAILED");
    public static readonly StackStatus DELETEINPROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly StackStatus IMPORTCOMPLETE = new("IMPORT_COMPLETE");
    public static readonly StackStatus IMPORTINPROGRESS = new("IMPORT_IN_PROGRESS");
    public static readonly StackStatus IMPORTROLLBACKCOMPLETE = new("IMPORT_ROLLBACK_COMPLETE");
    public static readonly StackStatus IMPORTROLLBACKFAILED = new("IMPORT_ROLLBACK_FAILED");
    public static readonly StackStatus IMPORTROLLBACKINPROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus REVIEWINPROGRESS = new("REVIEW_IN_PROGRESS");
    public static readonly StackStatus ROLLBACKCOMPLETE = new("ROLLBACK_COMPLETE");
    public static readonly StackStatus ROLLBACKFAILED = new("ROLLBACK_FAILED");
    public static readonly StackStatus ROLLBACKINPROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus UPDATECOMPLETE = new("UPDATE_COMPLETE");
    public static readonly StackStatus UPDATECOMPLETECLEANUPINPROGRESS = new("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    public static readonly StackStatus UPDATEFAILED = new("UPDATE_FAILED");
    public static readonly StackStatus UPDATEINPROGRESS = new("UPDATE_IN_PROGRESS");
    public static readonly StackStatus UPDATEROLLBACKCOMPLETE = new("UPDATE_ROLLBACK_COMPLETE");
    public static readonly StackStatus UPDATEROLLBACKCOMPLETECLEANUPINPROGRESS = new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    public static readonly StackStatus UPDATEROLLBACKFAILED = new("UPDATE_ROLLBACK_FAILED");
    public static readonly StackStatus UPDATEROLLBACKINPROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");

    public StackStatus(string value)
        : base(value)
    {
    }

    public static StackStatus FindValue(string value) => FindValue<StackStatus>(value);

    public static implicit operator StackStatus(string value) => FindValue(value);
}
