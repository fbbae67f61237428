using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// The service's failures: code in JSON, code in Query, message.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html and each operation's page.
/// </summary>
internal static class SqsErrors
{
    private const string Prefix = "AWS.SimpleQueueService.";

    public static AwsException QueueDoesNotExist() =>
        new("QueueDoesNotExist", "The specified queue does not exist.") { QueryCode = Prefix + "NonExistentQueue" };

    public static AwsException QueueNameExists(string attribute) =>
        new("QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}") { QueryCode = "QueueAlreadyExists" };

    public static AwsException ReceiptHandleIsInvalid(string? handle) =>
        new("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static AwsException MessageNotAvailable(string? handle) => InvalidValue(handle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");

    public static AwsException MessageNotInflight() =>
        new("MessageNotInflight", "The specified message isn't in flight.") { QueryCode = Prefix + "MessageNotInflight" };

    public static AwsException OverLimit() =>
        new("OverLimit", $"The queue has reached the limit of {SqsLimits.InFlight} messages in flight.", 403);

    public static AwsException TooManyActions(int count, int limit) => new("OverLimit", $"{count} Actions were found, maximum allowed is {limit}.", 403);

    public static AwsException MissingParameter(string name) =>
        new("MissingRequiredParameterException", $"The request must contain the parameter {name}.") { QueryCode = "MissingParameter" };

    public static AwsException InvalidParameter(string message) => new("InvalidParameterValueException", message) { QueryCode = "InvalidParameterValue" };

    public static AwsException InvalidValue(object? value, string parameter, string reason) =>
        InvalidParameter($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static AwsException NoDeduplicationId() =>
        InvalidParameter("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");

    public static AwsException InvalidAttributeName(string name) => new("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static AwsException OnlyWithFifo(string name) => new("InvalidAttributeName", $"You can specify the {name} only when FifoQueue is set to true.");

    public static AwsException InvalidAttributeValue(string name, string reason) =>
        new("InvalidAttributeValue", $"Invalid value for the parameter {name}. Reason: {reason}");

    public static AwsException InvalidMessageContents() =>
        new("InvalidMessageContents", "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    public static AwsException EmptyBatchRequest(string entry) =>
        new("EmptyBatchRequest", $"There should be at least one {entry} in the request.") { QueryCode = Prefix + "EmptyBatchRequest" };

    public static AwsException TooManyEntries(int count) =>
        new("TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {SqsLimits.BatchEntries}. You have sent {count}.") { QueryCode = Prefix + "TooManyEntriesInBatchRequest" };

    public static AwsException BatchEntryIdsNotDistinct(string id) =>
        new("BatchEntryIdsNotDistinct", $"Id {id} repeated.") { QueryCode = Prefix + "BatchEntryIdsNotDistinct" };

    public static AwsException InvalidBatchEntryId() =>
        new("InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.") { QueryCode = Prefix + "InvalidBatchEntryId" };

    public static AwsException BatchRequestTooLong(int size) =>
        new("BatchRequestTooLong", $"Batch requests cannot be longer than {SqsLimits.MessageSize} bytes. You have sent {size} bytes.") { QueryCode = Prefix + "BatchRequestTooLong" };

    public static AwsException PurgeQueueInProgress(string name) =>
        new("PurgeQueueInProgress", $"Only one PurgeQueue operation on {name} is allowed every {SqsLimits.PurgeInterval.TotalSeconds} seconds.", 403) { QueryCode = Prefix + "PurgeQueueInProgress" };

    public static AwsException Unsupported(string message) => new("UnsupportedOperation", message) { QueryCode = Prefix + "UnsupportedOperation" };

    public static AwsException ResourceNotFound(string message) => new("ResourceNotFoundException", message, 404);
}
