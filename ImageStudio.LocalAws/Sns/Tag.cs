namespace ImageStudio.LocalAws.Sns;

/// <summary>A tag on the wire.</summary>
internal sealed record Tag(string? Key, string? Value);

/// <summary>Tags of topics.</summary>
internal static class Tags
{
    /// <summary>Checks tags and makes them a map.</summary>
    /// <exception cref="Common.AwsException">A tag has no key, or there are too many.</exception>
    public static Dictionary<string, string> Read(IReadOnlyList<Tag>? tags, IReadOnlyDictionary<string, string>? present = null)
    {
        var merged = new Dictionary<string, string>(present ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (tags?.DistinctBy(tag => tag.Key).Count() < tags?.Count)
            throw SnsErrors.InvalidParameter("Duplicated keys are not allowed.");
        foreach (var tag in tags ?? [])
            merged[tag.Key is { Length: > 0 and <= 128 } key ? key : throw SnsErrors.InvalidParameter("Tags", "A tag needs a key of 1 to 128 characters.")] = tag.Value ?? "";
        return merged.Count <= SnsLimits.Tags ? merged : throw SnsErrors.TagLimit();
    }
}
