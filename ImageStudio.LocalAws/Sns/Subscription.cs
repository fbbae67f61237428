using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Fifo;
using ImageStudio.LocalAws.Sns.Filtering;
using ImageStudio.LocalAws.Sns.Http.Policies;

namespace ImageStudio.LocalAws.Sns;

/// <summary>A subscription of a topic. Immutable, like its topic.</summary>
internal sealed record Subscription(Arn Topic, string Arn, string Protocol, string Endpoint, Uri BaseUrl)
{
    /// <summary>Shown instead of the ARN until the subscription is confirmed.</summary>
    public const string PendingArn = "PendingConfirmation";

    public required SubscriptionSettings Settings { get; init; }

    /// <summary>What confirms the subscription, or takes it up again after it has ended; <c>null</c> where nobody has to.</summary>
    public string? Token { get; init; }

    /// <summary>How it was confirmed, <c>null</c> as long as it is not.</summary>
    public Confirmation? Confirmed { get; init; }

    public bool IsPending => Token is not null && Confirmed is null;

    public bool IsHttp => Protocol is "http" or "https";

    /// <summary>Who delivers to it.</summary>
    public DeliverySource Source => new("sns.amazonaws.com", Topic, Topic.Account);

    /// <summary>The link that ends the subscription.</summary>
    public Uri UnsubscribeUrl => new(BaseUrl, $"/?Action=Unsubscribe&SubscriptionArn={Arn}");

    /// <summary>The link that confirms it, or takes it up again.</summary>
    public Uri ConfirmUrl(string token) => new(BaseUrl, $"/?Action=ConfirmSubscription&TopicArn={Topic}&Token={token}");
}

/// <summary>How a subscription was confirmed.</summary>
/// <param name="WasAuthenticated">Whether by a signed call.</param>
/// <param name="AuthenticateOnUnsubscribe">Whether only a signed call may end it.</param>
internal sealed record Confirmation(bool WasAuthenticated, bool AuthenticateOnUnsubscribe);

/// <summary>A subscription's attributes: as set, and read into what they mean.</summary>
internal sealed record SubscriptionSettings(IReadOnlyDictionary<string, string> Attributes)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy" };

    /// <summary>Whether the queue gets the message itself instead of an envelope.</summary>
    public bool IsRaw => Attributes.GetValueOrDefault("RawMessageDelivery") is { } raw && raw.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Which messages the subscriber wants, <c>null</c> for all.</summary>
    public FilterPolicy? Filter { get; private init; }

    /// <summary>How deliveries to an HTTP endpoint are tried, <c>null</c> for the topic's way.</summary>
    public DeliveryPolicy? Delivery { get; private init; }

    /// <summary>Queue for messages that could not be delivered.</summary>
    public Arn? DeadLetterQueue { get; private init; }

    /// <summary>Reads attributes; an empty FilterPolicy or RedrivePolicy is none.</summary>
    /// <exception cref="AwsException">An attribute is unknown or its value invalid.</exception>
    public static SubscriptionSettings From(IEnumerable<KeyValuePair<string, string>> attributes, string endpoint)
    {
        var set = new Dictionary<string, string>(attributes.Where(a => !(a.Key is "FilterPolicy" or "RedrivePolicy" or "DeliveryPolicy" && a.Value is "" or "{}")), StringComparer.Ordinal);
        if (set.Keys.FirstOrDefault(k => !Known.Contains(k)) is not null)
            throw SnsErrors.InvalidParameter("AttributeName");
        if (set.TryGetValue("RawMessageDelivery", out var raw) && !bool.TryParse(raw, out _))
            throw SnsErrors.InvalidAttribute($"RawMessageDelivery: Invalid value [{raw}]. Must be true or false.");
        var scope = set.GetValueOrDefault("FilterPolicyScope") ?? "MessageAttributes";
        if (scope is not ("MessageAttributes" or "MessageBody"))
            throw SnsErrors.InvalidAttribute($"FilterPolicyScope: Invalid value [{scope}]. Please use either MessageBody or MessageAttributes");
        return new SubscriptionSettings(set)
        {
            Filter = set.TryGetValue("FilterPolicy", out var filter) ? FilterPolicy.Parse(filter, ofBody: scope is "MessageBody") : null,
            Delivery = set.TryGetValue("DeliveryPolicy", out var delivery) ? DeliveryPolicy.Read(delivery) : null,
            DeadLetterQueue = set.TryGetValue("RedrivePolicy", out var redrive) ? ReadRedrive(redrive, endpoint) : null,
        };
    }

    // {"deadLetterTargetArn":"arn:aws:sqs:…"}
    private static Arn ReadRedrive(string json, string endpoint)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("deadLetterTargetArn", out var target) && Common.Arn.TryParse(target.GetString(), out var arn) && arn.Service == "sqs")
                return arn.IsFifo() || !FifoArns.IsFifoQueue(endpoint) ? arn : throw SnsErrors.InvalidAttribute("RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.");
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            // Falls through to the one answer for all that is not a redrive policy.
        }
        throw SnsErrors.InvalidAttribute("RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }
}
