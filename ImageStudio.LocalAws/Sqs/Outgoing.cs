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

    /// <summary>The message, which has been checked, as a queue with these settings stores it.</summary>
    public StoredMessage At(DateTimeOffset now, QueueSettings settings, string senderId)
    {
        var system = new Dictionary<string, string>(SystemAttributes ?? new Dictionary<string, string>()) { ["SenderId"] = senderId };
        // On standard queues the group serves fairness only.
        if (GroupId is not null)
            system[QueuedMessage.Group] = GroupId;
        // FIFO queues take no delay of a single message: 0 means that none is asked for.
        var delay = DelaySeconds is { } seconds && !settings.IsFifo ? TimeSpan.FromSeconds(seconds) : settings.Delay;
        return new StoredMessage(Guid.NewGuid().ToString(), Body!, now, now + delay) { Attributes = Attributes is { Count: > 0 } ? Attributes : null, SystemAttributes = system };
    }

    /// <summary>The system attributes that a trace header makes.</summary>
    public static IReadOnlyDictionary<string, string>? Traced(string? header) =>
        header is null ? null : new Dictionary<string, string> { ["AWSTraceHeader"] = header };
}
