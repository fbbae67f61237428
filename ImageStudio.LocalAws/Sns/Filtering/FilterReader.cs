using System.Text.Json;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>
/// Reads a policy into the ways to pass it, and holds it to the limits.
/// See https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html.
/// </summary>
internal static class FilterReader
{
    private const int MaxKeys = 5;
    private const int MaxComplexity = 150;
    private const string Or = "$or";

    /// <exception cref="Common.AwsException">The policy is not valid, or too complex.</exception>
    public static IReadOnlyList<FilterAlternative> Read(JsonElement policy, bool ofBody)
    {
        if (policy.ValueKind is not JsonValueKind.Object)
            throw FilterErrors.Invalid("Filter policy must be an object");
        var alternatives = Read(policy, "", depth: 1);
        if (!ofBody && HasNesting(policy))
            throw SnsErrors.InvalidParameter("Filter policy scope MessageAttributes does not support nested filter policy");
        if (policy.EnumerateObject().Count(key => !IsOr(key)) > MaxKeys)
            throw FilterErrors.Invalid($"Filter policy can not have more than {MaxKeys} keys");
        return alternatives.Sum(a => a.Complexity) <= MaxComplexity ? alternatives : throw FilterErrors.TooComplex();
    }

    private static List<FilterAlternative> Read(JsonElement policy, string above, int depth)
    {
        List<FilterAlternative> ways = [new([])];
        foreach (var key in policy.EnumerateObject())
        {
            var path = above.Length == 0 ? key.Name : $"{above}.{key.Name}";
            List<FilterAlternative> next =
                IsOr(key) ? [.. key.Value.EnumerateArray().SelectMany(alternative => Read(alternative, above, depth))]
                : key.Value.ValueKind is JsonValueKind.Object ? Read(key.Value, path, depth + 1)
                : key.Value.ValueKind is JsonValueKind.Array ? [new([ReadKey(path, key.Value, depth)])]
                : throw FilterErrors.Invalid($"\"{key.Name}\" must be an object or an array");
            // Each of them counts at least once: more of them cannot pass, and would take long to be written out.
            if ((long)ways.Count * next.Count > MaxComplexity)
                throw FilterErrors.TooComplex();
            ways = [.. from way in ways from more in next select new FilterAlternative([.. way.Keys, .. more.Keys])];
        }
        return ways;
    }

    private static FilterKey ReadKey(string path, JsonElement rules, int depth)
    {
        if (rules.GetArrayLength() == 0)
            throw FilterErrors.Invalid("Empty arrays are not allowed");
        return new FilterKey(path, [.. rules.EnumerateArray().Select(FilterRule.Read)], (long)rules.GetArrayLength() * depth);
    }

    // A key may be called $or as well: it is the operator where it offers a choice of policies.
    private static bool IsOr(JsonProperty key) =>
        key.NameEquals(Or) && key.Value.ValueKind is JsonValueKind.Array && key.Value.GetArrayLength() > 1
        && key.Value.EnumerateArray().All(each => each.ValueKind is JsonValueKind.Object && !each.EnumerateObject().Any(p => FilterRule.IsOperator(p.Name)));

    private static bool HasNesting(JsonElement policy) => policy.EnumerateObject().Any(key =>
        key.Value.ValueKind is JsonValueKind.Object || (IsOr(key) && key.Value.EnumerateArray().Any(HasNesting)));
}
