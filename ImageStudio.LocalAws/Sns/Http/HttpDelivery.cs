using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>A message on its way to an HTTP endpoint, complete and signed.</summary>
internal sealed record HttpDelivery
{
    public required string Id { get; init; }

    /// <summary><c>Notification</c>, <c>SubscriptionConfirmation</c> or <c>UnsubscribeConfirmation</c>.</summary>
    public required string Type { get; init; }

    public required string MessageId { get; init; }

    /// <summary>ARN of the topic.</summary>
    public required string Topic { get; init; }

    /// <summary>ARN of the subscription.</summary>
    public required string Subscription { get; init; }

    public required Uri Endpoint { get; init; }

    public required string Body { get; init; }

    public bool IsRaw { get; init; }

    /// <summary>What the queue for dead letters gets with a raw body.</summary>
    public IReadOnlyDictionary<string, MessageAttribute>? Attributes { get; init; }

    /// <summary>The trace that it belongs to, as <c>traceparent</c>.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How often it has been tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is to be tried next.</summary>
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A change of what is on its way, as it is journaled and applied.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(DeliveryQueued), "queue")]
[JsonDerivedType(typeof(DeliveryPostponed), "postpone")]
[JsonDerivedType(typeof(DeliverySettled), "settle")]
internal abstract record HttpRecord;

internal sealed record DeliveryQueued(HttpDelivery Delivery) : HttpRecord;

internal sealed record DeliveryPostponed(string Id, int Attempts, DateTimeOffset DueAt) : HttpRecord;

internal sealed record DeliverySettled(string Id) : HttpRecord;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HttpRecord))]
internal sealed partial class HttpRecordJson : JsonSerializerContext;
