using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common.Fifo;

namespace ImageStudio.LocalAws.Sns;

/// <summary>A change of the service's state, as it is journaled and applied.</summary>
/// <param name="Topic">The topic's ARN.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(TopicCreated), "create")]
[JsonDerivedType(typeof(TopicConfigured), "configure")]
[JsonDerivedType(typeof(TopicTagged), "tag")]
[JsonDerivedType(typeof(TopicDeleted), "drop")]
[JsonDerivedType(typeof(Subscribed), "subscribe")]
[JsonDerivedType(typeof(SubscriptionConfirmed), "confirm")]
[JsonDerivedType(typeof(SubscriptionRestored), "restore")]
[JsonDerivedType(typeof(SubscriptionConfigured), "configure-subscription")]
[JsonDerivedType(typeof(Unsubscribed), "unsubscribe")]
[JsonDerivedType(typeof(PublishedOnce), "published")]
internal abstract record SnsRecord(string Topic);

internal sealed record TopicCreated(string Topic, Dictionary<string, string> Attributes, Dictionary<string, string> Tags) : SnsRecord(Topic);

internal sealed record TopicConfigured(string Topic, Dictionary<string, string> Attributes) : SnsRecord(Topic);

internal sealed record TopicTagged(string Topic, Dictionary<string, string> Tags) : SnsRecord(Topic);

internal sealed record TopicDeleted(string Topic) : SnsRecord(Topic);

internal sealed record Subscribed(string Topic, string Subscription, string Protocol, string Endpoint, Dictionary<string, string> Attributes) : SnsRecord(Topic)
{
    /// <summary>What confirms the subscription, <c>null</c> where nobody has to.</summary>
    public string? Token { get; init; }

    /// <summary>How it was confirmed; in snapshots.</summary>
    public Confirmation? Confirmed { get; init; }

    /// <summary>Where the subscriber reaches this server, for links in mails and envelopes.</summary>
    public required Uri BaseUrl { get; init; }
}

internal sealed record SubscriptionConfirmed(string Topic, string Subscription) : SnsRecord(Topic)
{
    public Confirmation? Confirmed { get; init; }
}

internal sealed record SubscriptionRestored(string Topic, string Subscription) : SnsRecord(Topic);

internal sealed record SubscriptionConfigured(string Topic, string Subscription, Dictionary<string, string> Attributes) : SnsRecord(Topic);

internal sealed record Unsubscribed(string Topic, string Subscription) : SnsRecord(Topic)
{
    /// <summary>What takes the subscription up again, where the subscriber was told so.</summary>
    public string? RestoreToken { get; init; }
}

/// <summary>A publication to a FIFO topic, for those who publish it again.</summary>
internal sealed record PublishedOnce(string Topic, SentOnce Sent) : SnsRecord(Topic);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SnsRecord))]
internal sealed partial class SnsRecordJson : JsonSerializerContext;
