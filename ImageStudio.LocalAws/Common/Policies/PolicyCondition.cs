using System.Text.Json;

namespace ImageStudio.LocalAws.Common.Policies;

/// <summary>
/// One condition: an operator, a key, and values of which one has to match.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.
/// </summary>
internal sealed class PolicyCondition
{
    private readonly string _operator;
    private readonly bool _ifExists;
    private readonly string _key;
    private readonly string[] _values;

    private PolicyCondition(string @operator, string key, string[] values)
    {
        _ifExists = @operator.EndsWith("IfExists", StringComparison.Ordinal);
        _operator = _ifExists ? @operator[..^"IfExists".Length] : @operator;
        // Every key that services send has one value, where one of a set and all of a set are the same.
        _operator = _operator[(_operator.IndexOf(':', StringComparison.Ordinal) + 1)..];
        _key = key;
        _values = values;
    }

    public static IEnumerable<PolicyCondition> ReadAll(JsonElement statement)
    {
        if (!statement.TryGetProperty("Condition", out var conditions))
            yield break;
        foreach (var @operator in conditions.EnumerateObject())
        {
            foreach (var key in @operator.Value.EnumerateObject())
                yield return new PolicyCondition(@operator.Name, key.Name, [.. PolicyDocument.Many(key.Value).Select(v => v.ToString())]);
        }
    }

    /// <summary>An operator that is not known here holds never, so that nothing is let through by mistake.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> context)
    {
        if (!context.TryGetValue(_key, out var value))
            return _ifExists || _operator.Contains("Not", StringComparison.Ordinal) || (_operator is "Null" && _values.Contains("true"));
        return _operator switch
        {
            "StringEquals" => _values.Contains(value, StringComparer.Ordinal),
            "StringEqualsIgnoreCase" => _values.Contains(value, StringComparer.OrdinalIgnoreCase),
            "StringNotEquals" => !_values.Contains(value, StringComparer.Ordinal),
            "StringNotEqualsIgnoreCase" => !_values.Contains(value, StringComparer.OrdinalIgnoreCase),
            "StringLike" => _values.Any(v => PolicyStatement.IsLike(v, value, ignoreCase: false)),
            "StringNotLike" => !_values.Any(v => PolicyStatement.IsLike(v, value, ignoreCase: false)),
            "ArnEquals" or "ArnLike" => _values.Any(v => IsArnLike(v, value)),
            "ArnNotEquals" or "ArnNotLike" => !_values.Any(v => IsArnLike(v, value)),
            "Bool" => _values.Contains(value, StringComparer.OrdinalIgnoreCase),
            "Null" => _values.Contains("false"),
            _ => false,
        };
    }

    // Wildcards do not reach across the colons of an ARN, except in its last part.
    private static bool IsArnLike(string pattern, string value)
    {
        var (expected, actual) = (pattern.Split(':', 6), value.Split(':', 6));
        return expected.Length == actual.Length && expected.Zip(actual).All(p => PolicyStatement.IsLike(p.First, p.Second, ignoreCase: false));
    }
}
