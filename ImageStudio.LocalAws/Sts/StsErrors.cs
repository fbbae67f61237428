using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sts;

/// <summary>The errors of STS, https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors.</summary>
internal static class StsErrors
{
    public static AwsException NotNull(string member) =>
        Validation($"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");

    public static AwsException Constraint(string value, string member, string rule) =>
        Validation($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}");

    public static AwsException InvalidArn(string arn) => Validation($"{arn} is invalid");

    private static AwsException Validation(string message) => new("ValidationError", message);
}
