using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>A queue's attributes: as set, and read into what they mean.</summary>
internal sealed record QueueSettings
{
    public static QueueSettings Default { get; } = From(new Dictionary<string, string>());

    /// <summary>The attributes that were set, without those that AWS computes.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public TimeSpan Delay { get; private init; }

    public TimeSpan Visibility { get; private init; }

    public TimeSpan Retention { get; private init; }

    public TimeSpan Wait { get; private init; }

    public int MaximumMessageSize { get; private init; }

    public bool IsFifo { get; private init; }

    /// <summary>Whether a message without a deduplication id is known by its body.</summary>
    public bool DeduplicatesByContent { get; private init; }

    /// <summary>Whether duplicates are looked for within a group, not in the whole queue.</summary>
    public bool DeduplicatesWithinGroups { get; private init; }

    public RedrivePolicy? Redrive { get; private init; }

    /// <summary>Which queues may send their dead letters here, <c>null</c> where nothing is said: all may.</summary>
    public RedriveAllowPolicy? RedriveAllow { get; private init; }

    /// <summary>Who but the owner may use the queue, <c>null</c> for nobody.</summary>
    public PolicyDocument? Policy { get; private init; }

    /// <summary>Reads attributes.</summary>
    /// <exception cref="AwsException">An attribute is unknown or its value invalid.</exception>
    public static QueueSettings From(IEnumerable<KeyValuePair<string, string>> given)
    {
        var attributes = QueueAttributes.Normalised(given);
        QueueAttributes.Check(attributes);
        return new QueueSettings
        {
            Attributes = attributes,
            Delay = Seconds(attributes, "DelaySeconds"),
            Visibility = Seconds(attributes, "VisibilityTimeout"),
            Retention = Seconds(attributes, "MessageRetentionPeriod"),
            Wait = Seconds(attributes, "ReceiveMessageWaitTimeSeconds"),
            MaximumMessageSize = Number(attributes, "MaximumMessageSize"),
            IsFifo = attributes.ContainsKey(QueueAttributes.Fifo),
            DeduplicatesByContent = attributes.GetValueOrDefault(QueueAttributes.ContentBasedDeduplication) is "true",
            DeduplicatesWithinGroups = attributes.GetValueOrDefault(QueueAttributes.DeduplicationScope) is "messageGroup",
            Redrive = attributes.TryGetValue("RedrivePolicy", out var redrive) ? RedrivePolicy.Read(redrive) : null,
            RedriveAllow = attributes.TryGetValue("RedriveAllowPolicy", out var allow) ? RedriveAllowPolicy.Read(allow) : null,
            Policy = attributes.TryGetValue("Policy", out var policy) ? PolicyDocument.Parse(policy) ?? throw SqsErrors.InvalidAttributeValue("Policy", "The policy is not valid JSON of a policy.") : null,
        };
    }

    /// <summary>These settings with some attributes changed; an empty value takes an attribute away.</summary>
    /// <exception cref="AwsException">An attribute is unknown, its value invalid, or it cannot be changed.</exception>
    public QueueSettings With(IReadOnlyDictionary<string, string> changes)
    {
        if (IsFifo && changes.TryGetValue(QueueAttributes.Fifo, out var fifo) && !fifo.Equals("true", StringComparison.OrdinalIgnoreCase))
            throw SqsErrors.InvalidAttributeValue(QueueAttributes.Fifo, "Modifying queue type is not supported.");
        if (!IsFifo && changes.ContainsKey(QueueAttributes.Fifo))
            throw SqsErrors.InvalidAttributeName(QueueAttributes.Fifo);
        var merged = new Dictionary<string, string>(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value.Length == 0 && QueueAttributes.Texts.Contains(name))
                merged.Remove(name);
            else
                merged[name] = value;
        }
        return From(merged);
    }

    /// <summary>All attributes that AWS shows of a queue's settings, with their defaults.</summary>
    public IEnumerable<KeyValuePair<string, string>> Shown()
    {
        foreach (var (name, (_, _, fallback)) in QueueAttributes.Numbers.Where(n => n.Key[0] != 'K' || Attributes.ContainsKey("KmsMasterKeyId")))
            yield return new(name, Attributes.GetValueOrDefault(name) ?? fallback.ToString(CultureInfo.InvariantCulture));
        foreach (var name in QueueAttributes.Texts.Where(Attributes.ContainsKey))
            yield return new(name, Attributes[name]);
        if (!Attributes.ContainsKey("SqsManagedSseEnabled"))
            yield return new("SqsManagedSseEnabled", Attributes.ContainsKey("KmsMasterKeyId") ? "false" : "true");
        if (!IsFifo)
            yield break;
        yield return new(QueueAttributes.Fifo, "true");
        foreach (var (name, choices) in QueueAttributes.FifoChoices)
            yield return new(name, Attributes.GetValueOrDefault(name) ?? choices[0]);
    }

    /// <summary>Whether both values of an attribute mean the same; policies are compared as JSON.</summary>
    public bool Matches(string name, string value) =>
        Shown().FirstOrDefault(a => a.Key == name).Value is { } present && (present == value || SameJson(present, value));

    private static bool SameJson(string one, string other)
    {
        try
        {
            return one.StartsWith('{') && JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static TimeSpan Seconds(Dictionary<string, string> attributes, string name) => TimeSpan.FromSeconds(Number(attributes, name));

    private static int Number(Dictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : QueueAttributes.Numbers[name].Default;
}
