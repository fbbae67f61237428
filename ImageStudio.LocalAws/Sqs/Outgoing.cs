using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>A message as a sender gives it, from SendMessage, an entry of a batch, or another service.</summary>
internal sealed record Outgoing(string? Body)
{
    public int? DelaySeconds { get; init; }

    public IReadOnlyDictionary<string, MessageAttribute>? Attributes { get; init; }

    public IReadOnlyDictionary<string, string>? SystemAttributes { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>Checks the message and makes it one of <paramref name="queue"/>.</summary>
    /// <param name="queue">The queue; under the store's lock.</param>
    /// <param name="senderId">Who sends: an account, or a service.</param>
    /// <param name="now">Time of sending.</param>
    /// <param name="size">Bytes that count against the limit of a batch.</param>
    /// <exception cref="AwsException">The queue does not take such a message.</exception>
    public StoredMessage For(MessageQueue queue, string senderId, DateTimeOffset now, out int size)
    {
        size = MessageRules.Check(Body, Attributes, queue.Settings.MaximumMessageSize);
        if (DeduplicationId is not null)
            throw SqsErrors.InvalidValue(DeduplicationId, "MessageDeduplicationId", "The request includes a parameter that is not valid for this queue type.");
        if (DelaySeconds is < 0 or > SqsLimits.Delay)
            throw SqsErrors.InvalidValue(DelaySeconds, "DelaySeconds", $"DelaySeconds must be >= 0 and <= {SqsLimits.Delay}.");

        var system = new Dictionary<string, string>(SystemAttributes ?? new Dictionary<string, string>()) { ["SenderId"] = senderId };
        // On standard queues the group serves fairness only.
        if (GroupId is { Length: > 0 } group)
            system["MessageGroupId"] = group;
        var delay = DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : queue.Settings.Delay;
        return new StoredMessage(Guid.NewGuid().ToString(), Body!, now, now + delay) { Attributes = Attributes is { Count: > 0 } ? Attributes : null, SystemAttributes = system };
    }

    /// <summary>The system attributes that a trace header makes.</summary>
    public static IReadOnlyDictionary<string, string>? Traced(string? header) =>
        header is null ? null : new Dictionary<string, string> { ["AWSTraceHeader"] = header };
}
