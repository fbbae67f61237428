using System.Text.Json;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>
/// One rule of a filter policy: a value to equal, or an operator such as <c>{"prefix": "a"}</c>.
/// See https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html and .../numeric-value-matching.html.
/// </summary>
internal static class FilterRule
{
    private static readonly HashSet<string> Comparisons = new(StringComparer.Ordinal) { "=", "<", "<=", ">", ">=" };

    /// <summary>Whether one of the rules matches one of the values; <c>null</c> says that the key is not there.</summary>
    public static bool AnyMatches(JsonElement rules, List<JsonElement>? values) => rules.EnumerateArray().Any(rule => Matches(rule, values));

    /// <summary>Refuses what could not be evaluated later.</summary>
    /// <exception cref="Common.AwsException">A rule is not valid, or its operator is not supported.</exception>
    public static void Check(JsonElement rules)
    {
        foreach (var rule in rules.EnumerateArray())
        {
            if (rule.ValueKind is JsonValueKind.Array || (rule.ValueKind is JsonValueKind.Object && !IsSupported(rule)))
                throw SnsErrors.InvalidParameter($"FilterPolicy: Unrecognized match type or value {rule.GetRawText()}");
        }
    }

    private static bool IsSupported(JsonElement rule) => rule.EnumerateObject().ToArray() is [var only] && only.Name switch
    {
        "prefix" or "suffix" or "equals-ignore-case" => only.Value.ValueKind is JsonValueKind.String,
        "exists" => only.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "numeric" => IsRange(only.Value),
        "anything-but" => only.Value.ValueKind is not JsonValueKind.Object || IsSupported(only.Value),
        _ => false,
    };

    // ["=", 5] or [">", 0, "<=", 150]
    private static bool IsRange(JsonElement range) =>
        range.ValueKind is JsonValueKind.Array && range.GetArrayLength() is 2 or 4
        && range.EnumerateArray().Chunk(2).All(p => p[0].ValueKind is JsonValueKind.String && Comparisons.Contains(p[0].GetString()!) && p[1].ValueKind is JsonValueKind.Number);

    private static bool Matches(JsonElement rule, List<JsonElement>? values)
    {
        if (rule.ValueKind is JsonValueKind.Object && rule.TryGetProperty("exists", out var exists))
            return exists.GetBoolean() == values is not null;
        return values is not null && values.Any(v => MatchesValue(rule, v));
    }

    private static bool MatchesValue(JsonElement rule, JsonElement value)
    {
        if (rule.ValueKind is not JsonValueKind.Object)
            return AreEqual(rule, value);
        var condition = rule.EnumerateObject().Single();
        var text = value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        return condition.Name switch
        {
            "prefix" => text?.StartsWith(condition.Value.GetString()!, StringComparison.Ordinal) is true,
            "suffix" => text?.EndsWith(condition.Value.GetString()!, StringComparison.Ordinal) is true,
            "equals-ignore-case" => string.Equals(text, condition.Value.GetString(), StringComparison.OrdinalIgnoreCase),
            "numeric" => value.ValueKind is JsonValueKind.Number && condition.Value.EnumerateArray().Chunk(2).All(p => Compares(value.GetDouble(), p[0].GetString()!, p[1].GetDouble())),
            "anything-but" => condition.Value.ValueKind is JsonValueKind.Array
                ? !condition.Value.EnumerateArray().Any(v => AreEqual(v, value))
                : !MatchesValue(condition.Value, value),
            _ => false,
        };
    }

    private static bool AreEqual(JsonElement rule, JsonElement value) => rule.ValueKind == value.ValueKind && rule.ValueKind switch
    {
        JsonValueKind.String => rule.GetString() == value.GetString(),
        JsonValueKind.Number => rule.GetDouble().Equals(value.GetDouble()),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

    private static bool Compares(double value, string comparison, double bound) => comparison switch
    {
        "=" => value.Equals(bound),
        "<" => value < bound,
        "<=" => value <= bound,
        ">" => value > bound,
        _ => value >= bound,
    };
}
