using System.Diagnostics;

namespace ImageStudio.LocalAws.Common;

/// <summary>Who delivers: the service principal and the resource on whose behalf, which policies are checked against.</summary>
/// <param name="ServicePrincipal">For example <c>s3.amazonaws.com</c>.</param>
/// <param name="SourceArn">The bucket or topic.</param>
/// <param name="SourceAccount">Account that owns the source.</param>
public sealed record DeliverySource(string ServicePrincipal, Arn SourceArn, string SourceAccount);

/// <summary>What became of a delivery.</summary>
public enum DeliveryResult
{
    /// <summary>The target has accepted the message, durably.</summary>
    Delivered,

    /// <summary>There is no such queue or topic.</summary>
    NoSuchTarget,

    /// <summary>The target's policy does not allow the source.</summary>
    AccessDenied,

    /// <summary>The target refuses this message for good (too large, wrong FIFO parameters).</summary>
    Rejected,
}

/// <summary>A typed attribute of a message.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, optionally with a <c>.suffix</c>.</param>
/// <param name="StringValue">The value for String and Number.</param>
/// <param name="BinaryValue">The value for Binary.</param>
public sealed record MessageAttribute(string DataType, string? StringValue, ReadOnlyMemory<byte>? BinaryValue = null);

/// <summary>A message on its way into a queue.</summary>
/// <param name="Body">The body as receivers will see it.</param>
public sealed record QueueDelivery(string Body)
{
    /// <summary>User attributes.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    /// <summary>System attributes such as <c>AWSTraceHeader</c> and <c>DeadLetterQueueSourceArn</c>.</summary>
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>FIFO group, <c>null</c> for standard queues.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>FIFO deduplication id.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>The span that the delivery belongs to.</summary>
    public ActivityContext TraceParent { get; init; }
}

/// <summary>A message on its way into a topic.</summary>
/// <param name="Message">The message.</param>
/// <param name="Subject">Subject for e-mail and the envelope.</param>
public sealed record TopicPublication(string Message, string? Subject = null)
{
    /// <summary>User attributes.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    /// <summary>FIFO group, <c>null</c> for standard topics.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>FIFO deduplication id.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>The span that the delivery belongs to.</summary>
    public ActivityContext TraceParent { get; init; }
}

/// <summary>The way into queues for the other services; SQS implements it.</summary>
public interface IQueueDelivery
{
    /// <summary>Whether <paramref name="queue"/> exists and lets <paramref name="source"/> send, without sending.</summary>
    DeliveryResult Check(Arn queue, DeliverySource source);

    /// <summary>Puts a message into a queue; when it returns <see cref="DeliveryResult.Delivered"/>, the message is durable.</summary>
    ValueTask<DeliveryResult> DeliverAsync(Arn queue, QueueDelivery message, DeliverySource source, CancellationToken cancellationToken);
}

/// <summary>The way into topics for the other services; SNS implements it.</summary>
public interface ITopicDelivery
{
    /// <summary>Whether <paramref name="topic"/> exists and lets <paramref name="source"/> publish, without publishing.</summary>
    DeliveryResult Check(Arn topic, DeliverySource source);

    /// <summary>Publishes to a topic; when it returns <see cref="DeliveryResult.Delivered"/>, the publication is durable.</summary>
    ValueTask<DeliveryResult> PublishAsync(Arn topic, TopicPublication message, DeliverySource source, CancellationToken cancellationToken);
}
