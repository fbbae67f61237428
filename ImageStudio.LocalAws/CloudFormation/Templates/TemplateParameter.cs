using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>
/// A parameter as the template declares it, and what it demands of a value.
/// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html.
/// </summary>
internal sealed record TemplateParameter(string Name, string Type)
{
    /// <summary>A pattern that takes longer is refused, rather than holding the server up.</summary>
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public static readonly IReadOnlyList<string> Types = ["String", "Number", "CommaDelimitedList", "List<Number>", "List<String>"];

    public string? Default { get; init; }

    public string? Description { get; init; }

    /// <summary>Descriptions show the value as asterisks.</summary>
    public bool NoEcho { get; init; }

    public IReadOnlyList<string>? AllowedValues { get; init; }

    public string? AllowedPattern { get; init; }

    public string? ConstraintDescription { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public decimal? MinValue { get; init; }

    public decimal? MaxValue { get; init; }

    private bool IsList => Type is "CommaDelimitedList" or "List<Number>" or "List<String>";

    private bool IsNumber => Type is "Number" or "List<Number>";

    /// <summary>The value as <c>Ref</c> gives it: text, or an array for list types.</summary>
    /// <exception cref="Common.AwsException">The value breaks a constraint.</exception>
    public JsonNode Read(string value)
    {
        var items = IsList ? value.Split(',', StringSplitOptions.TrimEntries) : [value];
        foreach (var item in items)
            Check(item);
        return IsList ? new JsonArray([.. items.Select(i => (JsonNode?)i)]) : value;
    }

    private void Check(string value)
    {
        if (AllowedValues is not null && !AllowedValues.Contains(value, StringComparer.Ordinal))
            throw Fault($"must be one of AllowedValues [{string.Join(", ", AllowedValues)}]");
        if (AllowedPattern is not null && !Matches(AllowedPattern, value))
            throw Fault($"must match pattern {AllowedPattern}");
        if (value.Length < MinLength)
            throw Fault($"must contain at least {MinLength} characters");
        if (value.Length > MaxLength)
            throw Fault($"must contain at most {MaxLength} characters");
        if (IsNumber)
            CheckNumber(value);
    }

    private void CheckNumber(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Fault("must be a number");
        if (number < MinValue)
            throw Fault($"must be a number not less than {MinValue}");
        if (number > MaxValue)
            throw Fault($"must be a number not greater than {MaxValue}");
    }

    private bool Matches(string pattern, string value)
    {
        try
        {
            // The whole value has to match, as in Java's String.matches.
            return Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (ArgumentException)
        {
            throw CloudFormationErrors.TemplateFormat($"AllowedPattern of parameter '{Name}' is not a valid regular expression.");
        }
        catch (RegexMatchTimeoutException)
        {
            throw CloudFormationErrors.Validation($"Parameter '{Name}': AllowedPattern takes too long on this value.");
        }
    }

    private Common.AwsException Fault(string rule) =>
        CloudFormationErrors.Validation(ConstraintDescription is null ? $"Parameter '{Name}' {rule}" : $"Parameter {Name} failed to satisfy constraint: {ConstraintDescription}");
}
