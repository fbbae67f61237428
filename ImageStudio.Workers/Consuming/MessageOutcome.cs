namespace ImageStudio.Workers.Consuming;

/// <summary>What becomes of a message.</summary>
internal enum OutcomeKind
{
    /// <summary>Deleted.</summary>
    Done,

    /// <summary>Deleted: it can never succeed, and those who wait for it have been told why.</summary>
    Reject,

    /// <summary>Comes again after a while; after the last time it goes to the dead-letter queue.</summary>
    Retry,
}

/// <summary>What a handler says about a message.</summary>
/// <param name="Kind">What becomes of the message.</param>
/// <param name="Reason">Why, for log and trace; empty where it goes without saying.</param>
/// <param name="After">When to try again; <c>null</c> leaves it to the backoff.</param>
internal readonly record struct MessageOutcome(OutcomeKind Kind, string Reason = "", TimeSpan? After = null)
{
    /// <summary>Whether something went wrong, rather than was not ready yet.</summary>
    public bool IsFailure { get; init; }

    public static MessageOutcome Done(string reason = "") => new(OutcomeKind.Done, reason);

    public static MessageOutcome Reject(string reason) => new(OutcomeKind.Reject, reason);

    public static MessageOutcome Retry(string reason, TimeSpan? after = null) => new(OutcomeKind.Retry, reason, after) { IsFailure = true };

    /// <summary>A retry because somebody else is at it, which is no failure.</summary>
    public static MessageOutcome LookAgain(string reason, TimeSpan? after) => new(OutcomeKind.Retry, reason, after);
}
