using System.Text.Json;
using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Http.Policies;

/// <summary>How many deliveries an endpoint gets in a second.</summary>
internal sealed record ThrottlePolicy([property: JsonPropertyName("maxReceivesPerSecond")] int? MaxReceivesPerSecond);

/// <summary>The form of a delivery.</summary>
internal sealed record RequestPolicy([property: JsonPropertyName("headerContentType")] string? ContentType);

/// <summary>A subscription's own policy; what it leaves open is <c>null</c>, and shown as such.</summary>
internal sealed record DeliveryPolicy
{
    /// <summary>What AWS sends where nothing else is said.</summary>
    public const string DefaultContentType = "text/plain; charset=UTF-8";

    private static readonly string[] ContentTypes =
    [
        "text/plain", "text/css", "text/csv", "text/html", "text/xml", "application/atom+xml", "application/json", "application/octet-stream", "application/soap+xml",
        "application/x-www-form-urlencoded", "application/xhtml+xml", "application/xml",
    ];

    [JsonPropertyName("healthyRetryPolicy")]
    public RetryPolicy? Retry { get; init; }

    /// <summary>Kept for the form; AWS does not use it.</summary>
    [JsonPropertyName("sicklyRetryPolicy")]
    public RetryPolicy? Sickly { get; init; }

    [JsonPropertyName("throttlePolicy")]
    public ThrottlePolicy? Throttle { get; init; }

    [JsonPropertyName("requestPolicy")]
    public RequestPolicy? Request { get; init; }

    [JsonPropertyName("guaranteed")]
    public bool Guaranteed { get; init; }

    /// <summary>Reads <c>{"healthyRetryPolicy":{…},"throttlePolicy":{…},"requestPolicy":{…}}</c>.</summary>
    /// <exception cref="AwsException">It is not valid.</exception>
    public static DeliveryPolicy Read(string json)
    {
        var policy = PolicyReading.Read(json, DeliveryPolicyJson.Default.DeliveryPolicy);
        return PolicyReading.Check(policy, policy.Retry, policy.Throttle, policy.Request);
    }

    /// <summary>Whether SNS may give a delivery this type.</summary>
    public static bool IsContentType(string type) => ContentTypes.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase) && !type.Any(char.IsControl);

    /// <summary>As AWS shows it.</summary>
    public string Write() => JsonSerializer.Serialize(this, DeliveryPolicyJson.Default.DeliveryPolicy);
}

/// <summary>A topic's policy, for subscriptions without one of their own.</summary>
internal sealed record TopicDeliveryPolicy
{
    [JsonPropertyName("defaultHealthyRetryPolicy")]
    public RetryPolicy? Retry { get; init; }

    [JsonPropertyName("disableSubscriptionOverrides")]
    public bool DisableOverrides { get; init; }

    [JsonPropertyName("defaultThrottlePolicy")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ThrottlePolicy? Throttle { get; init; }

    [JsonPropertyName("defaultRequestPolicy")]
    public RequestPolicy? Request { get; init; }

    /// <summary>Reads <c>{"http":{"defaultHealthyRetryPolicy":{…},…}}</c>; no text is no policy.</summary>
    /// <exception cref="AwsException">It is not valid.</exception>
    public static TopicDeliveryPolicy Read(string? json)
    {
        if (json is null or "")
            return new TopicDeliveryPolicy();
        var policy = PolicyReading.Read(json, DeliveryPolicyJson.Default.TopicDeliveryDocument).Http ?? new TopicDeliveryPolicy();
        return PolicyReading.Check(policy, policy.Retry, policy.Throttle, policy.Request);
    }

    /// <summary>The policy with everything that it leaves open, as AWS shows it.</summary>
    public string WriteEffective() => JsonSerializer.Serialize(
        new TopicDeliveryDocument(this with { Retry = Retry ?? new RetryPolicy(), Request = Request ?? new RequestPolicy(DeliveryPolicy.DefaultContentType) }),
        DeliveryPolicyJson.Default.TopicDeliveryDocument);

    /// <summary>What holds for a subscription with this policy of its own.</summary>
    public DeliveryPolicy For(DeliveryPolicy? own)
    {
        var its = DisableOverrides ? null : own;
        return new DeliveryPolicy
        {
            Retry = its?.Retry ?? Retry ?? new RetryPolicy(),
            Throttle = its?.Throttle ?? Throttle,
            Request = its?.Request ?? Request ?? new RequestPolicy(DeliveryPolicy.DefaultContentType),
        };
    }
}

/// <summary>The frame around a topic's policy.</summary>
internal sealed record TopicDeliveryDocument([property: JsonPropertyName("http")] TopicDeliveryPolicy? Http);

[JsonSerializable(typeof(DeliveryPolicy))]
[JsonSerializable(typeof(TopicDeliveryDocument))]
internal sealed partial class DeliveryPolicyJson : JsonSerializerContext;
