using System.Text.Json;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>
/// One rule of a filter policy: a value to equal, or an operator such as <c>{"prefix": "a"}</c>.
/// See https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html and .../numeric-value-matching.html.
/// </summary>
/// <param name="Matches">Whether a value passes.</param>
internal sealed record FilterRule(Func<JsonElement, bool> Matches)
{
    private const string AnythingBut = "anything-but";
    private const string Prefix = "prefix";

    private static readonly Dictionary<string, Func<JsonElement, FilterRule>> Operators = new(StringComparer.Ordinal)
    {
        [Prefix] = pattern => OnText(Text(pattern, Prefix), static (text, start) => text.StartsWith(start, StringComparison.Ordinal)),
        ["suffix"] = pattern => OnText(Text(pattern, "suffix"), static (text, end) => text.EndsWith(end, StringComparison.Ordinal)),
        ["equals-ignore-case"] = pattern => OnText(Text(pattern, "equals-ignore-case"), static (text, other) => text.Equals(other, StringComparison.OrdinalIgnoreCase)),
        ["cidr"] = pattern => new FilterRule(AddressRange.Read(Text(pattern, Prefix)).Contains),
        ["numeric"] = range => new FilterRule(NumericRange.Read(range).Contains),
        ["exists"] = ReadExists,
        [AnythingBut] = ReadAnythingBut,
    };

    /// <summary>Whether it passes that the key is not there at all.</summary>
    public bool MatchesAbsence { get; private init; }

    public static bool IsOperator(string name) => Operators.ContainsKey(name);

    /// <exception cref="Common.AwsException">The rule is not valid.</exception>
    public static FilterRule Read(JsonElement rule)
    {
        if (rule.ValueKind is JsonValueKind.Array)
            throw FilterErrors.Invalid("Match value must be String, number, true, false, or null");
        if (rule.ValueKind is not JsonValueKind.Object)
            return new FilterRule(value => AreEqual(rule, value));
        return rule.EnumerateObject().ToArray() switch
        {
            [var only] when Operators.TryGetValue(only.Name, out var read) => read(only.Value),
            [var only] => throw FilterErrors.Invalid($"Unrecognized match type {only.Name}"),
            _ => throw FilterErrors.Invalid("Only one key allowed in match expression"),
        };
    }

    private static FilterRule ReadExists(JsonElement pattern) => pattern.ValueKind switch
    {
        JsonValueKind.True => new FilterRule(_ => true),
        JsonValueKind.False => new FilterRule(_ => false) { MatchesAbsence = true },
        _ => throw FilterErrors.Invalid("exists match pattern must be either true or false."),
    };

    // {"anything-but": "a"}, {"anything-but": ["a", 1]}, {"anything-but": {"prefix": "a"}}
    private static FilterRule ReadAnythingBut(JsonElement pattern)
    {
        if (pattern.ValueKind is JsonValueKind.Object)
        {
            var unwanted = pattern.EnumerateObject().ToArray() switch
            {
                [var only] when only.Name is Prefix => Operators[Prefix](only.Value),
                [var only, ..] => throw FilterErrors.Invalid($"Unsupported anything-but pattern: {only.Name}"),
                _ => throw FilterErrors.Invalid("Empty objects are not allowed"),
            };
            return new FilterRule(value => !unwanted.Matches(value));
        }
        JsonElement[] values = pattern.ValueKind is JsonValueKind.Array ? [.. pattern.EnumerateArray()] : [pattern];
        if (values.Length == 0)
            throw FilterErrors.Invalid("Empty arrays are not allowed");
        return values.All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            ? new FilterRule(value => !values.Any(v => AreEqual(v, value)))
            : throw FilterErrors.Invalid("anything-but value must be a string or a number");
    }

    private static FilterRule OnText(string pattern, Func<string, string, bool> compare) =>
        new(value => value.ValueKind is JsonValueKind.String && compare(value.GetString()!, pattern));

    private static string Text(JsonElement pattern, string name) =>
        pattern.ValueKind is JsonValueKind.String ? pattern.GetString()! : throw FilterErrors.Invalid($"{name} match pattern must be a string");

    private static bool AreEqual(JsonElement rule, JsonElement value) => rule.ValueKind == value.ValueKind && rule.ValueKind switch
    {
        JsonValueKind.String => rule.GetString() == value.GetString(),
        JsonValueKind.Number => rule.GetDouble().Equals(value.GetDouble()),
        _ => true,
    };
}
