using System.Collections.Frozen;
using System.Globalization;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// The attributes that can be set: their names, ranges and defaults.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html.
/// </summary>
internal static class QueueAttributes
{
    public const string Fifo = "FifoQueue";
    public const string ContentBasedDeduplication = "ContentBasedDeduplication";
    public const string DeduplicationScope = "DeduplicationScope";
    public const string ThroughputLimit = "FifoThroughputLimit";

    /// <summary>Attributes that are whole numbers.</summary>
    public static readonly FrozenDictionary<string, (int Min, int Max, int Default)> Numbers = new Dictionary<string, (int, int, int)>
    {
        ["DelaySeconds"] = (0, SqsLimits.Delay, 0),
        ["MaximumMessageSize"] = (1024, SqsLimits.MessageSize, SqsLimits.MessageSize),
        ["MessageRetentionPeriod"] = (60, 1_209_600, 345_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, SqsLimits.Wait, 0),
        ["VisibilityTimeout"] = (0, SqsLimits.Visibility, 30),
        ["KmsDataKeyReusePeriodSeconds"] = (60, 86_400, 300),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Attributes of FIFO queues beside <see cref="Fifo"/>: their values, the default first.</summary>
    public static readonly FrozenDictionary<string, string[]> FifoChoices = new Dictionary<string, string[]>
    {
        [ContentBasedDeduplication] = ["false", "true"],
        [DeduplicationScope] = ["queue", "messageGroup"],
        [ThroughputLimit] = ["perQueue", "perMessageGroupId"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Attributes without a default; an empty value takes them away.</summary>
    public static readonly FrozenSet<string> Texts = new[] { "Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "SqsManagedSseEnabled" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The attributes as they are kept: truth values in small letters, whatever the client's language calls them.</summary>
    public static Dictionary<string, string> Normalised(IEnumerable<KeyValuePair<string, string>> attributes) =>
        attributes.ToDictionary(a => a.Key, a => a.Key is Fifo or ContentBasedDeduplication or "SqsManagedSseEnabled" && bool.TryParse(a.Value, out var flag) ? flag ? "true" : "false" : a.Value, StringComparer.Ordinal);

    /// <summary>Checks all attributes of a queue.</summary>
    /// <exception cref="AwsException">An attribute is unknown, or its value invalid for such a queue.</exception>
    public static void Check(IReadOnlyDictionary<string, string> attributes)
    {
        var isFifo = attributes.GetValueOrDefault(Fifo) is "true";
        foreach (var (name, value) in attributes)
            Check(name, value, isFifo);
        if (attributes.GetValueOrDefault(ThroughputLimit) is "perMessageGroupId" && attributes.GetValueOrDefault(DeduplicationScope) is not "messageGroup")
            throw SqsErrors.InvalidAttributeValue(ThroughputLimit, "perMessageGroupId is allowed only when DeduplicationScope is messageGroup.");
    }

    private static void Check(string name, string value, bool isFifo)
    {
        if (Numbers.TryGetValue(name, out var range))
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < range.Min || number > range.Max)
                throw SqsErrors.InvalidAttributeValue(name, $"Must be an integer from {range.Min} to {range.Max}.");
        }
        else if (FifoChoices.TryGetValue(name, out var choices))
        {
            if (!isFifo)
                throw name is ContentBasedDeduplication ? SqsErrors.InvalidAttributeName(name) : SqsErrors.OnlyWithFifo(name);
            if (!choices.Contains(value, StringComparer.Ordinal))
                throw SqsErrors.InvalidAttributeValue(name, $"Must be {string.Join(" or ", choices)}.");
        }
        else if (!Texts.Contains(name) && !(name is Fifo && isFifo))
        {
            // On AWS, too, a standard queue cannot even be told that it is none of FIFO.
            throw SqsErrors.InvalidAttributeName(name);
        }
    }
}
