using System.Text.Json.Serialization;

namespace ImageStudio.Web.Gallery.Journey;

/// <summary>Kinds of things that happen to a photo.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JourneyEventKind>))]
public enum JourneyEventKind
{
    /// <summary>The upload was stored.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    /// <summary>A queue got it; the duration is how long it waited there.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>A worker made a rendition; the duration is its work on the picture.</summary>
    [JsonStringEnumMemberName("rendition")]
    Rendition,

    /// <summary>A rendition cannot be made.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>All renditions are there.</summary>
    [JsonStringEnumMemberName("ready")]
    Ready,

    /// <summary>A mail was sent.</summary>
    [JsonStringEnumMemberName("mail")]
    Mail,
}

/// <summary>Something that happened to a photo.</summary>
/// <param name="At">When, UTC; to the millisecond where somebody noted that, else to the second.</param>
/// <param name="Kind">What.</param>
/// <param name="Who">The bucket, a queue, a worker or the notifier.</param>
/// <param name="Text">In a sentence that a photographer understands.</param>
/// <param name="DurationMs">How long it took, in milliseconds, where that is known.</param>
public sealed record JourneyEvent(DateTimeOffset At, JourneyEventKind Kind, string Who, string Text, long? DurationMs = null);

/// <summary>What happened to a photo, as far as anybody noted it.</summary>
/// <param name="Events">The earliest first.</param>
public sealed record PhotoJourney(IReadOnlyList<JourneyEvent> Events);
