namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>What a policy asks of one key.</summary>
/// <param name="Path">The key, with those above it, joined by dots.</param>
/// <param name="Rules">Of which one has to match.</param>
/// <param name="Weight">What it adds to the policy's complexity: its rules, times its depth.</param>
internal sealed record FilterKey(string Path, IReadOnlyList<FilterRule> Rules, long Weight);

/// <summary>One way to pass a policy: all these keys have to match.</summary>
internal sealed class FilterAlternative(IReadOnlyList<FilterKey> keys)
{
    public IReadOnlyList<FilterKey> Keys => keys;

    public long Complexity => keys.Aggregate(1L, (product, key) => product * key.Weight);

    public bool Matches(ILookup<string, MessageField> fields) => MatchesFrom(0, fields, []);

    // Keys that lead through an array have to match in one and the same of its elements.
    private bool MatchesFrom(int index, ILookup<string, MessageField> fields, IReadOnlyList<MessageField> chosen)
    {
        if (index == keys.Count)
            return true;
        var key = keys[index];
        if (!fields.Contains(key.Path))
            return key.Rules.Any(rule => rule.MatchesAbsence) && MatchesFrom(index + 1, fields, chosen);
        return fields[key.Path].Any(field =>
            key.Rules.Any(rule => rule.Matches(field.Value))
            && chosen.All(other => other.FitsTo(field))
            && MatchesFrom(index + 1, fields, [.. chosen, field]));
    }
}
