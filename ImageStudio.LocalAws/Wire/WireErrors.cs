using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// Failures that lie in the call's form, before any service is asked.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html.
/// </summary>
internal static class WireErrors
{
    public static AwsException MalformedQuery(string message) => new("MalformedInput", message);

    public static AwsException Serialization(string message) => new("SerializationException", message);

    public static AwsException UnknownOperation(string? operation) =>
        new("UnknownOperationException", $"The operation {operation ?? "(none)"} is unknown or not supported.") { QueryCode = "InvalidAction" };

    public static AwsException InvalidAction(string? action, string? version) =>
        new("InvalidAction", action is null
            ? "Could not find operation: the parameter Action is missing."
            : $"Could not find operation {action} for version {version ?? "NO_VERSION_SPECIFIED"}.");

    public static AwsException TooLarge(long limit) => new("RequestEntityTooLarge", $"The request is larger than {limit} bytes.", 413);

    public static AwsException Internal() => new("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);
}
