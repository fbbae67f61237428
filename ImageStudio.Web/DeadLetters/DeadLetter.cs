namespace ImageStudio.Web.DeadLetters;

/// <summary>What one worker could not handle.</summary>
/// <param name="Queue">Name of the worker: thumbnail, web, mobile, notifier, or that of a further rendition.</param>
/// <param name="Count">About how many messages there are.</param>
/// <param name="Messages">Those that were looked at, oldest first; fewer than <paramref name="Count"/> where there are many, or while somebody else looks.</param>
public sealed record DeadLetterList(string Queue, int Count, IReadOnlyList<DeadLetter> Messages);

/// <summary>How much one worker could not handle.</summary>
/// <param name="Queue">Name of the worker.</param>
/// <param name="Count">About how many messages there are.</param>
public sealed record DeadLetterCount(string Queue, int Count);

/// <summary>A message that went to a dead-letter queue.</summary>
public sealed record DeadLetter
{
    /// <summary>Names the message within its queue.</summary>
    public required string Id { get; init; }

    /// <summary>When the message was sent, UTC.</summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>How often it has been received; looking at this list counts as well.</summary>
    public required int Receives { get; init; }

    /// <summary>Why it is here, in a sentence that a person understands.</summary>
    public required string Reason { get; init; }

    /// <summary>Key of the upload that it is about; absent where nobody understands the message.</summary>
    public string? Key { get; init; }

    /// <summary>File name of the upload.</summary>
    public string? Name { get; init; }

    /// <summary>Where the photo is read from this API; absent where it was deleted.</summary>
    public string? PhotoUrl { get; init; }

    /// <summary>The trace that tells what happened, 32 hexadecimal digits.</summary>
    public string? TraceId { get; init; }
}

/// <summary>Dead letters that are on their way back.</summary>
/// <param name="Queue">Name of the worker.</param>
/// <param name="Messages">About how many.</param>
public sealed record Redriven(string Queue, int Messages);
