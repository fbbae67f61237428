using System.Globalization;
using System.Text.Json;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>A queue's attributes: as set, and read into what they mean.</summary>
internal sealed record QueueSettings
{
    private static readonly Dictionary<string, (int Min, int Max, int Default)> Numbers = new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = (0, SqsLimits.Delay, 0),
        ["MaximumMessageSize"] = (1024, SqsLimits.MessageSize, SqsLimits.MessageSize),
        ["MessageRetentionPeriod"] = (60, 1_209_600, 345_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, SqsLimits.Wait, 0),
        ["VisibilityTimeout"] = (0, SqsLimits.Visibility, 30),
        ["KmsDataKeyReusePeriodSeconds"] = (60, 86_400, 300),
    };

    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "SqsManagedSseEnabled" };

    private static readonly HashSet<string> FifoOnly = new(StringComparer.Ordinal) { "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit" };

    public static QueueSettings Default { get; } = From(new Dictionary<string, string>());

    /// <summary>The attributes that were set, without those that AWS computes.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public TimeSpan Delay { get; private init; }

    public TimeSpan Visibility { get; private init; }

    public TimeSpan Retention { get; private init; }

    public TimeSpan Wait { get; private init; }

    public int MaximumMessageSize { get; private init; }

    public RedrivePolicy? Redrive { get; private init; }

    /// <summary>Which queues may send their dead letters here, <c>null</c> where nothing is said: all may.</summary>
    public RedriveAllowPolicy? RedriveAllow { get; private init; }

    /// <summary>Who but the owner may use the queue, <c>null</c> for nobody.</summary>
    public PolicyDocument? Policy { get; private init; }

    /// <summary>Reads attributes.</summary>
    /// <exception cref="AwsException">An attribute is unknown or its value invalid.</exception>
    public static QueueSettings From(IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var (name, value) in attributes)
            Check(name, value);
        return new QueueSettings
        {
            Attributes = attributes,
            Delay = Seconds(attributes, "DelaySeconds"),
            Visibility = Seconds(attributes, "VisibilityTimeout"),
            Retention = Seconds(attributes, "MessageRetentionPeriod"),
            Wait = Seconds(attributes, "ReceiveMessageWaitTimeSeconds"),
            MaximumMessageSize = Number(attributes, "MaximumMessageSize"),
            Redrive = attributes.TryGetValue("RedrivePolicy", out var redrive) ? RedrivePolicy.Read(redrive) : null,
            RedriveAllow = attributes.TryGetValue("RedriveAllowPolicy", out var allow) ? RedriveAllowPolicy.Read(allow) : null,
            Policy = attributes.TryGetValue("Policy", out var policy) ? PolicyDocument.Parse(policy) ?? throw SqsErrors.InvalidAttributeValue("Policy", "The policy is not valid JSON of a policy.") : null,
        };
    }

    /// <summary>These attributes with others set; an empty value takes an attribute away.</summary>
    public Dictionary<string, string> With(IReadOnlyDictionary<string, string> changes)
    {
        var merged = new Dictionary<string, string>(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value.Length == 0 && Texts.Contains(name))
                merged.Remove(name);
            else
                merged[name] = value;
        }
        return merged;
    }

    /// <summary>All attributes that AWS shows of a queue's settings, with their defaults.</summary>
    public IEnumerable<KeyValuePair<string, string>> Shown()
    {
        foreach (var (name, (_, _, fallback)) in Numbers.Where(n => n.Key[0] != 'K' || Attributes.ContainsKey("KmsMasterKeyId")))
            yield return new(name, Attributes.GetValueOrDefault(name) ?? fallback.ToString(CultureInfo.InvariantCulture));
        foreach (var name in Texts.Where(Attributes.ContainsKey))
            yield return new(name, Attributes[name]);
        if (!Attributes.ContainsKey("SqsManagedSseEnabled"))
            yield return new("SqsManagedSseEnabled", Attributes.ContainsKey("KmsMasterKeyId") ? "false" : "true");
    }

    /// <summary>Whether both values of an attribute mean the same; policies are compared as JSON.</summary>
    public bool Matches(string name, string value) =>
        Shown().FirstOrDefault(a => a.Key == name).Value is { } present && (present == value || SameJson(present, value));

    private static void Check(string name, string value)
    {
        if (FifoOnly.Contains(name))
            throw SqsErrors.Unsupported($"FIFO queues are not supported yet (attribute {name}).");
        if (Numbers.TryGetValue(name, out var range))
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < range.Min || number > range.Max)
                throw SqsErrors.InvalidAttributeValue(name, $"Must be an integer from {range.Min} to {range.Max}.");
        }
        else if (!Texts.Contains(name))
        {
            throw SqsErrors.InvalidAttributeName(name);
        }
    }

    private static bool SameJson(string one, string other)
    {
        try
        {
            return one.StartsWith('{') && System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(one), System.Text.Json.Nodes.JsonNode.Parse(other));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static TimeSpan Seconds(IReadOnlyDictionary<string, string> attributes, string name) => TimeSpan.FromSeconds(Number(attributes, name));

    private static int Number(IReadOnlyDictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : Numbers[name].Default;
}
