namespace ImageStudio.LocalAws.S3.State;

/// <summary>A rule of https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html.</summary>
internal sealed record LifecycleRule(string Id, bool IsEnabled)
{
    public LifecycleFilter? Filter { get; init; }

    /// <summary>The prefix of rules in the old form, which have no filter.</summary>
    public string? Prefix { get; init; }

    /// <summary>Days after its last change on which an object goes.</summary>
    public int? ExpirationDays { get; init; }

    /// <summary>Day from which on objects go.</summary>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>Kept and given back: there are no delete markers without versions.</summary>
    public bool? ExpiredObjectDeleteMarker { get; init; }

    /// <summary>Days after which an unfinished upload goes.</summary>
    public int? AbortUploadsAfterDays { get; init; }

    /// <summary>Kept and given back: there are no versions.</summary>
    public int? NoncurrentDays { get; init; }

    /// <summary>Kept and given back: there are no versions.</summary>
    public int? NewerNoncurrentVersions { get; init; }

    public bool HasAction => (ExpirationDays ?? AbortUploadsAfterDays ?? NoncurrentDays ?? NewerNoncurrentVersions) is not null || ExpirationDate is not null || ExpiredObjectDeleteMarker is not null;

    /// <summary>Whether the rule is about an object, or an upload (<c>null</c>) of that key.</summary>
    public bool Covers(string key, StoredObject? value) =>
        key.StartsWith(Filter?.Prefix ?? Prefix ?? "", StringComparison.Ordinal)
        && (Filter is null || value is null || (Filter.Tags.All(t => value.Tags.GetValueOrDefault(t.Key) == t.Value)
            && value.Size > (Filter.SizeGreaterThan ?? -1) && value.Size < (Filter.SizeLessThan ?? long.MaxValue)));
}

/// <summary>Which objects a rule is about.</summary>
internal sealed record LifecycleFilter
{
    public string? Prefix { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Bytes.</summary>
    public long? SizeGreaterThan { get; init; }

    /// <summary>Bytes.</summary>
    public long? SizeLessThan { get; init; }

    /// <summary>Whether the criteria are written below <c>And</c>, which has to be so with several.</summary>
    public bool IsAnd { get; init; }
}
