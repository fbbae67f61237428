using System.Text.RegularExpressions;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Names and ARNs of stacks and change sets.</summary>
internal static partial class StackNames
{
    /// <exception cref="AwsException">The name is missing or has the wrong form.</exception>
    public static string Check(string? name) => Check(name, "stackName");

    /// <exception cref="AwsException">The name is missing or has the wrong form.</exception>
    public static string Check(string? name, string member) =>
        name is not null && Name().IsMatch(name)
            ? name
            : throw CloudFormationErrors.Validation(
                $"1 validation error detected: Value '{name}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");

    /// <summary>A stack that does not exist yet.</summary>
    public static Stack NewStack(string name, CallerContext caller, TimeProvider time) => new()
    {
        Id = Arn.Of("cloudformation", caller.Region, caller.Account, $"stack/{name}/{Guid.NewGuid()}").ToString(),
        Name = name,
        Account = caller.Account,
        Region = caller.Region,
        TemplateBody = "",
        CreatedAt = time.GetUtcNow(),
    };

    public static string NewChangeSetId(string name, CallerContext caller) =>
        Arn.Of("cloudformation", caller.Region, caller.Account, $"changeSet/{name}/{Guid.NewGuid()}").ToString();

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
