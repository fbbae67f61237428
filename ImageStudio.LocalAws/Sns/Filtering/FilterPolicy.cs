using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>
/// Which messages a subscriber wants: every key of the policy has to match by one of its rules, <c>$or</c> by one of its
/// alternatives. See https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html.
/// </summary>
internal sealed class FilterPolicy
{
    private const int MaximumDepth = 5;

    private readonly JsonElement _policy;
    private readonly bool _ofBody;

    private FilterPolicy(JsonElement policy, bool ofBody)
    {
        _policy = policy;
        _ofBody = ofBody;
    }

    /// <summary>Reads a policy on attributes or, with <paramref name="ofBody"/>, on the message's own JSON.</summary>
    /// <exception cref="AwsException">The policy is not valid, or uses an operator that is not supported.</exception>
    public static FilterPolicy Parse(string json, bool ofBody)
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
                throw SnsErrors.InvalidParameter("FilterPolicy: Filter policy must be an object");
            Check(root, ofBody, depth: 1);
            return new FilterPolicy(root, ofBody);
        }
        catch (JsonException)
        {
            throw SnsErrors.InvalidParameter("FilterPolicy: failed to parse JSON.");
        }
    }

    /// <summary>Whether a message passes.</summary>
    public bool Wants(string message, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (!_ofBody)
            return Matches(_policy, key => attributes.TryGetValue(key, out var attribute) ? FilterValues.Of(attribute) : null);
        try
        {
            using var body = JsonDocument.Parse(message);
            return body.RootElement.ValueKind is JsonValueKind.Object && Matches(_policy, [body.RootElement]);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Matches(JsonElement policy, Func<string, List<JsonElement>?> find) => policy.EnumerateObject().All(key =>
        key.NameEquals("$or")
            ? key.Value.EnumerateArray().Any(alternative => Matches(alternative, find))
            : FilterRule.AnyMatches(key.Value, find(key.Name)));

    // Nested policies match nested objects; where the body has an array, one of its elements has to match.
    private static bool Matches(JsonElement policy, List<JsonElement> objects) => policy.EnumerateObject().All(key =>
    {
        if (key.NameEquals("$or"))
            return key.Value.EnumerateArray().Any(alternative => Matches(alternative, objects));
        var values = objects.Where(o => o.ValueKind is JsonValueKind.Object && o.TryGetProperty(key.Name, out _)).SelectMany(o => FilterValues.Flatten(o.GetProperty(key.Name))).ToList();
        return key.Value.ValueKind is JsonValueKind.Object
            ? Matches(key.Value, values)
            : FilterRule.AnyMatches(key.Value, values.Count > 0 ? values : null);
    });

    private static void Check(JsonElement policy, bool ofBody, int depth)
    {
        if (depth > MaximumDepth)
            throw SnsErrors.InvalidParameter("FilterPolicy: Filter policy is nested too deeply");
        foreach (var key in policy.EnumerateObject())
        {
            if (key.NameEquals("$or") && key.Value.ValueKind is JsonValueKind.Array)
            {
                foreach (var alternative in key.Value.EnumerateArray())
                    Check(alternative, ofBody, depth + 1);
            }
            else if (key.Value.ValueKind is JsonValueKind.Array)
            {
                FilterRule.Check(key.Value);
            }
            else if (key.Value.ValueKind is JsonValueKind.Object && ofBody)
            {
                Check(key.Value, ofBody, depth + 1);
            }
            else
            {
                throw SnsErrors.InvalidParameter($"FilterPolicy: \"{key.Name}\" must be an object or an array");
            }
        }
    }
}
