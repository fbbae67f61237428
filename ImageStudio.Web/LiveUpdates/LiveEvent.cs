using System.Text.Json.Serialization;
using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Status;

namespace ImageStudio.Web.LiveUpdates;

/// <summary>
/// What open pages are told. Facts, not pictures of the whole: each can come twice or late, and a page that reads again at
/// <c>resync</c> has missed nothing.
/// </summary>
public sealed record LiveEvent
{
    /// <summary><c>hello</c>, <c>ping</c>, <c>received</c>, <c>rendition</c>, <c>failed</c>, <c>deleted</c>, <c>status</c> or <c>resync</c>: what was missed cannot be told, so read again.</summary>
    public required string Kind { get; init; }

    /// <summary>Of <c>hello</c>: whether changes are announced; otherwise the page has to ask now and then.</summary>
    public bool? Live { get; init; }

    /// <summary>Id of the photo.</summary>
    public string? Id { get; init; }

    /// <summary>Of <c>rendition</c> and <c>failed</c>: ETag of the upload that it is about.</summary>
    [JsonPropertyName("etag")]
    public string? ETag { get; init; }

    /// <summary>Of <c>received</c>: the photo.</summary>
    public Photo? Photo { get; init; }

    /// <summary>Of <c>rendition</c>: the picture that is there now.</summary>
    public PhotoRendition? Rendition { get; init; }

    /// <summary>Of <c>failed</c>: what cannot be made, and why.</summary>
    public PhotoFailure? Failure { get; init; }

    /// <summary>Of <c>status</c>: how busy the studio is.</summary>
    public StudioStatus? Status { get; init; }

    internal static LiveEvent Ping { get; } = new() { Kind = "ping" };

    internal static LiveEvent Hello(bool live) => new() { Kind = "hello", Live = live };

    internal static LiveEvent Deleted(PhotoId id) => new() { Kind = "deleted", Id = id.ToString() };

    /// <summary>What a message of the topics tells; nothing where it is about no photo of this bucket.</summary>
    internal static IEnumerable<LiveEvent> Of(QueueMessage message, string bucket) => message switch
    {
        QueueMessage.S3Events s3 => s3.Records.Where(record => record.Bucket == bucket).Select(Of).OfType<LiveEvent>(),
        QueueMessage.Rendition { Event: { } about } when about.Bucket == bucket && Of(about) is { } change => [change],
        _ => [],
    };

    private static LiveEvent? Of(S3Event record)
    {
        if (!PhotoId.TryFromKey(record.Key, out var id)) return null;
        return record.IsCreated
            ? new LiveEvent { Kind = "received", Id = id.ToString(), Photo = PhotoAssembly.Received(new StoredUpload(id, record.Size, record.ETag, record.Time)) }
            : record.EventName.StartsWith("ObjectRemoved:", StringComparison.Ordinal) ? Deleted(id) : null;
    }

    private static LiveEvent? Of(RenditionEvent about)
    {
        if (!PhotoId.TryFromKey(about.SourceKey, out var id)) return null;
        var change = new LiveEvent { Kind = "rendition", Id = id.ToString(), ETag = about.SourceETag };
        return about switch
        {
            RenditionCompleted made => change with { Rendition = Show(id, made) },
            RenditionFailed failed => change with { Kind = "failed", Failure = new PhotoFailure(failed.Rendition, failed.Reason) },
            _ => null,
        };
    }

    private static PhotoRendition Show(PhotoId id, RenditionCompleted made) => new()
    {
        Name = made.Rendition,
        Url = PhotoUrls.OfRendition(id, made.Rendition),
        Bytes = made.Bytes,
        Width = made.Width,
        Height = made.Height,
    };
}
