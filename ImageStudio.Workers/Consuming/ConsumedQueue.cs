namespace ImageStudio.Workers.Consuming;

/// <summary>The queue of a role.</summary>
/// <param name="Url">As SQS knows it.</param>
internal sealed record ConsumedQueue(string Url)
{
    /// <summary>The last segment of the address.</summary>
    public string Name { get; } = Url[(Url.LastIndexOf('/') + 1)..];

    /// <summary>Span attributes by https://opentelemetry.io/docs/specs/semconv/messaging/sqs/.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Tags(string type, string operation) =>
    [
        new("messaging.system", "aws_sqs"),
        new("messaging.operation.type", type),
        new("messaging.operation.name", operation),
        new("messaging.destination.name", Name),
        new("aws.sqs.queue.url", Url),
    ];
}
