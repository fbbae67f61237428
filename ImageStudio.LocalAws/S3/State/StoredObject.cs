namespace ImageStudio.LocalAws.S3.State;

/// <summary>A stretch of an object's body.</summary>
/// <param name="Blob">Id in the blob store.</param>
/// <param name="Length">Bytes.</param>
internal sealed record BodyPart(string Blob, long Length);

/// <summary>Headers that S3 keeps with an object and gives back.</summary>
internal sealed record ContentHeaders
{
    public string? ContentType { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? Expires { get; init; }

    public string? WebsiteRedirectLocation { get; init; }
}

/// <summary>A checksum kept with an object or part.</summary>
/// <param name="Algorithm">Which one.</param>
/// <param name="Value">Base64; with <c>-{parts}</c> where it is composed of parts' checksums.</param>
/// <param name="Composite">Whether it covers the parts' checksums rather than the bytes.</param>
internal sealed record StoredChecksum(Checksums.ChecksumAlgorithm Algorithm, string Value, bool Composite = false);

/// <summary>An object; never changed, only replaced.</summary>
internal sealed record StoredObject
{
    public required string Key { get; init; }

    public required long Size { get; init; }

    /// <summary>Without quotes.</summary>
    public required string ETag { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The body in order; each part of a multipart upload is one.</summary>
    public required IReadOnlyList<BodyPart> Body { get; init; }

    public ContentHeaders Headers { get; init; } = new();

    /// <summary>User metadata, names in lower case and without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public StoredChecksum? Checksum { get; init; }

    /// <summary>Whether the object was uploaded in parts.</summary>
    public bool IsMultipart { get; init; }
}

/// <summary>A part of a multipart upload.</summary>
internal sealed record StoredPart(int Number, long Size, string ETag, DateTimeOffset LastModified, BodyPart Body, StoredChecksum? Checksum);

/// <summary>A multipart upload under way, without its parts.</summary>
internal sealed record MultipartUpload
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset Initiated { get; init; }

    public ContentHeaders Headers { get; init; } = new();

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What the client announced; <c>null</c> where it announced none.</summary>
    public Checksums.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>Whether the checksum of the whole is composed of the parts' ones.</summary>
    public bool Composite { get; init; }
}
