namespace ImageStudio.LocalAws.S3.State;

/// <summary>What is configured on a bucket; never changed, only replaced.</summary>
internal sealed record BucketSettings
{
    public NotificationConfiguration Notifications { get; init; } = new();

    public IReadOnlyList<CorsRule>? Cors { get; init; }

    public IReadOnlyList<LifecycleRule>? Lifecycle { get; init; }

    public PublicAccessBlock? PublicAccessBlock { get; init; }

    /// <summary>The policy document as it was put.</summary>
    public string? Policy { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary><c>BucketOwnerEnforced</c>, <c>BucketOwnerPreferred</c> or <c>ObjectWriter</c>.</summary>
    public string? ObjectOwnership { get; init; } = "BucketOwnerEnforced";
}

/// <summary>Where events of a bucket go.</summary>
internal sealed record NotificationConfiguration
{
    public IReadOnlyList<NotificationTarget> Targets { get; init; } = [];
}

/// <summary>The kinds of targets that LocalAws delivers to.</summary>
internal enum TargetKind
{
    Topic,
    Queue,
}

/// <summary>One topic or queue configuration.</summary>
/// <param name="Id">Id of the configuration.</param>
/// <param name="Kind">Topic or queue.</param>
/// <param name="Arn">The target.</param>
/// <param name="Events">For example <c>s3:ObjectCreated:*</c>.</param>
/// <param name="Prefix">Keys have to begin with it, <c>null</c> where there is no such rule.</param>
/// <param name="Suffix">Keys have to end with it, <c>null</c> where there is no such rule.</param>
internal sealed record NotificationTarget(string Id, TargetKind Kind, string Arn, IReadOnlyList<string> Events, string? Prefix = null, string? Suffix = null);

/// <summary>A rule of https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html.</summary>
internal sealed record CorsRule
{
    public string? Id { get; init; }

    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public IReadOnlyList<string> AllowedMethods { get; init; } = [];

    public IReadOnlyList<string> AllowedHeaders { get; init; } = [];

    public IReadOnlyList<string> ExposeHeaders { get; init; } = [];

    public int? MaxAgeSeconds { get; init; }
}

/// <summary>The four switches of public access.</summary>
internal sealed record PublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets);
