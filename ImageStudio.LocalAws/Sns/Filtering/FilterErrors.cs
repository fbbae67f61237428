using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>What is wrong with a filter policy, in AWS's words, without the place in the text that its parser adds.</summary>
internal static class FilterErrors
{
    public static AwsException Invalid(string reason) => SnsErrors.InvalidAttribute($"FilterPolicy: {reason}");

    public static AwsException TooComplex() => Invalid("Filter policy is too complex");
}
