namespace ImageStudio.Contracts;

/// <summary>What a message in one of our queues turned out to be; see <see cref="QueueMessageReader"/>.</summary>
public abstract record QueueMessage
{
    /// <summary>Trace context from the SNS envelope's attributes, or nothing; SQS attributes are the caller's to read.</summary>
    public TraceCarrier Trace { get; init; } = TraceCarrier.Empty;

    /// <summary>Every record of an S3 event notification.</summary>
    public sealed record S3Events(IReadOnlyList<S3Event> Records) : QueueMessage;

    /// <summary>What S3 sends when notifications are configured; nothing to do.</summary>
    public sealed record S3TestEvent : QueueMessage;

    /// <summary>A worker's announcement.</summary>
    public sealed record Rendition(RenditionEvent Event) : QueueMessage;

    /// <summary>Nothing that we know: poison, left to the dead-letter queue.</summary>
    public sealed record Unknown(string Reason) : QueueMessage;
}
