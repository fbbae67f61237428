using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns;

/// <summary>The service's failures. See https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html and each operation's page.</summary>
internal static class SnsErrors
{
    public static AwsException InvalidParameter(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    /// <summary>An attribute of a subscription is not valid; the reason begins with its name.</summary>
    public static InvalidAttributeException InvalidAttribute(string reason) => new(reason);

    public static AwsException InvalidParameter(string name, string reason) => new("InvalidParameter", $"Invalid parameter: {name} Reason: {reason}");

    public static AwsException TooShort(string name, int elements) => InvalidParameter(name, $"An ARN must have at least 6 elements, not {elements}");

    public static AwsException NotAuthorized(string action, string resource) =>
        new("AuthorizationError", $"User: anonymous is not authorized to perform: SNS:{action} on resource: {resource}", 403);

    public static AwsException InvalidToken() => new("InvalidParameter", "Invalid token");

    public static AwsException Missing(string name) => InvalidParameter(name, "no value for required parameter");

    public static AwsException TopicNotFound() => new("NotFound", "Topic does not exist", 404);

    public static AwsException SubscriptionNotFound() => new("NotFound", "Subscription does not exist", 404);

    public static AwsException ResourceNotFound() => new("ResourceNotFound", "Resource does not exist", 404);

    public static AwsException EmptyBatch() => new("EmptyBatchRequest", "The batch request doesn't contain any entries.");

    public static AwsException TooManyEntries() => new("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");

    public static AwsException IdsNotDistinct() => new("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    public static AwsException InvalidBatchId(string reason) => new("InvalidBatchEntryId", reason);

    public static AwsException BatchTooLong() => new("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");

    public static AwsException TagLimit() => new("TagLimitExceeded", $"Can't add more than {SnsLimits.Tags} tags to a topic.");
}

/// <summary>The value of an attribute is not valid. AWS words it differently where attributes are set together with others.</summary>
internal sealed class InvalidAttributeException(string reason) : AwsException("InvalidParameter", $"Invalid parameter: {reason}")
{
    /// <summary>The name of the attribute, and what is wrong.</summary>
    public string Reason { get; } = reason;
}
