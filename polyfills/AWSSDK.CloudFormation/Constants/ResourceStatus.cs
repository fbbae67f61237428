using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class ResourceStatus : ConstantClass
{
    public static readonly ResourceStatus CREATECOMPLETE = new("CREATE_COMPLETE");
    public static readonly ResourceStatus CREATEFAILED = new("CREATE_FAILED");
    public static readonly ResourceStatus CREATEINPROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly ResourceStatus DELETECOMPLETE = new("DELETE_COMPLETE");
    public static readonly ResourceStatus DELETEFAILED = new("DELETE_FAILED");
    public static readonly ResourceStatus DELETEINPROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly ResourceStatus DELETESKIPPED = new("DELETE_SKIPPED");
    public static readonly ResourceStatus EXPORTCOMPLETE = new("EXPORT_COMPLETE");
    public static readonly ResourceStatus EXPORTFAILED = new("EXPORT_FAILED");
    public static readonly ResourceStatus EXPORTINPROGRESS = new("EXPORT_IN_PROGRESS");
    public static readonly ResourceStatus EXPORTROLLBACKCOMPLETE = new("EXPORT_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus EXPORTROLLBACKFAILED = new("EXPORT_ROLLBACK_FAILED");
    public static readonly ResourceStatus EXPORTROLLBACKINPROGRESS = new("EXPORT_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus IMPORTCOMPLETE = new("IMPORT_COMPLETE");
    public static readonly ResourceStatus IMPORTFAILED = new("IMPORT_FAILED");
    public static readonly ResourceStatus IMPORTINPROGRESS = new("IMPORT_IN_PROGRESS");
    public static readonly ResourceStatus IMPORTROLLBACKCOMPLETE = new("IMPORT_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus IMPORTROLLBACKFAILED = new("IMPORT_ROLLBACK_FAILED");
    public static readonly ResourceStatus IMPORTROLLBACKINPROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus ROLLBACKCOMPLETE = new("ROLLBACK_COMPLETE");
    public static readonly ResourceStatus ROLLBACKFAILED = new("ROLLBACK_FAILED");
    public static readonly ResourceStatus ROLLBACKINPROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus UPDATECOMPLETE = new("UPDATE_COMPLETE");
    public static readonly ResourceStatus UPDATEFAILED = new("UPDATE_FAILED");
    public static readonly ResourceStatus UPDATEINPROGRESS = new("UPDATE_IN_PROGRESS");
    public static readonly ResourceStatus UPDATEROLLBACKCOMPLETE = new("UPDATE_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus UPDATEROLLBACKFAILED = new("UPDATE_ROLLBACK_FAILED");
    public static readonly ResourceStatus UPDATEROLLBACKINPROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");

    public ResourceStatus(string value)
        : base(value)
    {
    }

    public static ResourceStatus FindValue(string value) => FindValue<ResourceStatus>(value);

    public static implicit operator ResourceStatus(string value) => FindValue(value);
}
