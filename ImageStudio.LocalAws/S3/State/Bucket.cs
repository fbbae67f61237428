namespace ImageStudio.LocalAws.S3.State;

/// <summary>A bucket with its objects and unfinished uploads; guarded by the store's lock.</summary>
internal sealed class Bucket(string name, string region, DateTimeOffset createdAt, BucketSettings settings)
{
    public string Name { get; } = name;

    public string Region { get; } = region;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public BucketSettings Settings { get; set; } = settings;

    public KeyIndex<StoredObject> Objects { get; } = new();

    /// <summary>By upload id.</summary>
    public Dictionary<string, UploadState> Uploads { get; } = [];
}

/// <summary>An upload and its parts by number.</summary>
internal sealed record UploadState(MultipartUpload Upload)
{
    public SortedDictionary<int, StoredPart> Parts { get; } = [];
}

/// <summary>What is known of a bucket without its objects.</summary>
internal sealed record BucketInfo(string Name, string Region, DateTimeOffset CreatedAt, BucketSettings Settings);
