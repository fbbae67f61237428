using System.Text.Json.Serialization;

namespace ImageStudio.Web.Gallery;

/// <summary>How far a photo has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhotoState>))]
public enum PhotoState
{
    /// <summary>It is stored; no worker has finished anything yet.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    /// <summary>Some renditions are there.</summary>
    [JsonStringEnumMemberName("processing")]
    Processing,

    /// <summary>All renditions are there.</summary>
    [JsonStringEnumMemberName("ready")]
    Ready,

    /// <summary>At least one rendition cannot be made; the failures say why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>A photo as the gallery shows it.</summary>
public sealed record Photo
{
    /// <summary>Names the photo in URLs of this API.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the upload in the bucket.</summary>
    public required string Key { get; init; }

    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Size of the upload in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>ETag of the upload, without quotes; changes when the upload is replaced.</summary>
    [JsonPropertyName("etag")]
    public required string ETag { get; init; }

    /// <summary>When the upload was stored, UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>How far it has come.</summary>
    public required PhotoState State { get; init; }

    /// <summary>File name as it was sent, where it could not be kept as it was; known where a single photo is read.</summary>
    public string? OriginalName { get; init; }

    /// <summary>Type that the upload is said to have; known where a single photo is read.</summary>
    public string? ContentType { get; init; }

    /// <summary>What happens to the colours of its renditions; known where a single photo is read.</summary>
    public string? Filter { get; init; }

    /// <summary>The trace that tells what happened to it, 32 hexadecimal digits; known where a single photo is read.</summary>
    public string? TraceId { get; init; }

    /// <summary>Where that trace is seen, where somebody shows traces.</summary>
    public string? TraceUrl { get; init; }

    /// <summary>Where the photo is read from this API.</summary>
    public required string Url { get; init; }

    /// <summary>Where the upload is downloaded as it came.</summary>
    public required string OriginalUrl { get; init; }

    /// <summary>What has been made of it, in the order of the configuration.</summary>
    public IReadOnlyList<PhotoRendition> Renditions { get; init; } = [];

    /// <summary>What could not be made of it.</summary>
    public IReadOnlyList<PhotoFailure> Failures { get; init; } = [];
}

/// <summary>A picture made from a photo. Pixel size and engine are known where a single photo is read.</summary>
public sealed record PhotoRendition
{
    /// <summary>Name, for example <c>thumbnail</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where the picture is.</summary>
    public required string Url { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>How many bytes less than the upload it has; fewer than 0 where it has more.</summary>
    public long? SavedBytes { get; init; }

    /// <summary>Imaging engine.</summary>
    public string? Engine { get; init; }

    /// <summary>Time from decoding to encoding, in milliseconds.</summary>
    public int? ProcessingMilliseconds { get; init; }
}

/// <summary>A rendition that cannot be made.</summary>
/// <param name="Rendition">Name of the rendition.</param>
/// <param name="Reason">Why, in a sentence that a photographer understands.</param>
public sealed record PhotoFailure(string Rendition, string Reason);

/// <summary>A part of the gallery.</summary>
/// <param name="Photos">Photos in the order of the gallery.</param>
/// <param name="Next">Value of <c>after</c> for the following part; absent at the end. Where few photos match, a part may hold fewer than wanted, or none, and yet have a following one.</param>
/// <param name="Total">How many there are in all, with the first part, where that is known.</param>
public sealed record PhotoPage(IReadOnlyList<Photo> Photos, string? Next, int? Total = null);
