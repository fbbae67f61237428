using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation;

/// <summary>
/// The errors of CloudFormation, in its own words where clients look at them (<c>aws cloudformation deploy</c> and
/// Aspire.Hosting.AWS both compare texts).
/// See https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html.
/// </summary>
internal static class CloudFormationErrors
{
    /// <summary>Why a change set has failed that would change nothing; clients search for this text.</summary>
    public const string NoChanges = "The submitted information didn't contain changes. Submit different information to create a change set.";

    public static AwsException Validation(string message) => new("ValidationError", message);

    public static AwsException TemplateFormat(string message) => Validation($"Template format error: {message}");

    public static AwsException Template(string message) => Validation($"Template error: {message}");

    public static AwsException StackNotFound(string name) => Validation($"Stack with id {name} does not exist");

    public static AwsException StackOrResourceNotFound(string logicalId, string stack) => Validation($"Resource {logicalId} does not exist for stack {stack}");

    public static AwsException AlreadyExists(string name) => new("AlreadyExistsException", $"Stack [{name}] already exists");

    public static AwsException ChangeSetAlreadyExists(string name) => new("AlreadyExistsException", $"ChangeSet {name} already exists");

    public static AwsException ChangeSetNotFound(string name) => new("ChangeSetNotFound", $"ChangeSet [{name}] does not exist", 404);

    public static AwsException ChangeSetNotExecutable(string id, string status) =>
        new("InvalidChangeSetStatus", $"ChangeSet [{id}] cannot be executed in its current status of [{status}]");

    public static AwsException NoUpdates() => Validation("No updates are to be performed.");

    public static AwsException WrongState(string stackId, string status, string action) =>
        Validation($"Stack:{stackId} is in {status} state and can not be {action}.");

    public static AwsException InvalidToken() => Validation("The specified NextToken is invalid.");

    public static AwsException ResourceExists(string type, string id) =>
        new("AlreadyExists", $"Resource of type '{type}' with identifier '{id}' already exists.");

    public static AwsException ExportInUse(string export, IEnumerable<string> stacks) =>
        Validation($"Export {export} cannot be deleted as it is in use by {string.Join(", ", stacks)}");

    /// <summary>Something that AWS has and this server has not; said, rather than passed over.</summary>
    public static AwsException Unsupported(string what) => Validation($"LocalAws does not support {what}.");
}
