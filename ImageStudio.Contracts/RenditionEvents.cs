using System.Text.Json.Serialization;

namespace ImageStudio.Contracts;

/// <summary>What workers announce on the topic <c>renditions</c>. The JSON property <c>type</c> tells the kinds apart.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RenditionCompleted), nameof(RenditionCompleted))]
[JsonDerivedType(typeof(RenditionFailed), nameof(RenditionFailed))]
public abstract record RenditionEvent
{
    /// <summary>Version of the wire shape; consumers leave later versions to their dead-letter queue.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of this event's wire shape.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Bucket of the upload and its renditions.</summary>
    public required string Bucket { get; init; }

    /// <summary>Key of the upload, decoded.</summary>
    public required string SourceKey { get; init; }

    /// <summary>ETag of the upload, without quotes.</summary>
    public required string SourceETag { get; init; }

    /// <summary>Name of the rendition, for example <c>thumbnail</c>.</summary>
    public required string Rendition { get; init; }

    /// <summary>When the worker was done, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}

/// <summary>A rendition is in the bucket.</summary>
public sealed record RenditionCompleted : RenditionEvent
{
    /// <summary>Key of the rendition.</summary>
    public required string Key { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }
}

/// <summary>A rendition cannot be made, now or later. The same record is the object under <c>failed/</c>.</summary>
public sealed record RenditionFailed : RenditionEvent
{
    /// <summary>Why, in a sentence that a photographer understands.</summary>
    public required string Reason { get; init; }
}
