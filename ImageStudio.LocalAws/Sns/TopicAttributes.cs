using System.Collections.Frozen;
using System.Globalization;
using ImageStudio.LocalAws.Common.Policies;
using ImageStudio.LocalAws.Sns.Http.Policies;

namespace ImageStudio.LocalAws.Sns;

/// <summary>Attributes of topics. See https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html.</summary>
internal static class TopicAttributes
{
    private static readonly FrozenSet<string> Known = new[] { "DeliveryPolicy", "DisplayName", "Policy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig" }
        .Concat(from protocol in new[] { "HTTP", "Firehose", "Lambda", "Application", "SQS" }
                from feedback in new[] { "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn" }
                select protocol + feedback)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Attributes of FIFO topics that can change: their values, the default first.</summary>
    public static readonly FrozenDictionary<string, string[]> FifoChoices = new Dictionary<string, string[]>
    {
        ["ContentBasedDeduplication"] = ["false", "true"],
        ["FifoThroughputScope"] = ["Topic", "MessageGroup"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Truth values are kept in small letters, whatever the client's language calls them.</summary>
    public static string Normalised(string name, string value) =>
        name is "FifoTopic" or "ContentBasedDeduplication" && bool.TryParse(value, out var flag) ? flag ? "true" : "false" : value;

    /// <summary>Checks one attribute.</summary>
    /// <exception cref="Common.AwsException">It is unknown, not supported, or its value invalid.</exception>
    public static void Check(string name, string value, bool isFifo)
    {
        if (FifoChoices.TryGetValue(name, out var choices))
        {
            if (!isFifo)
                throw SnsErrors.InvalidParameter(name);
            if (!choices.Contains(value, StringComparer.Ordinal))
                throw SnsErrors.InvalidParameter(name, $"Must be {string.Join(" or ", choices)}");
            return;
        }
        if (!Known.Contains(name))
            throw SnsErrors.InvalidParameter("AttributeName");
        if (value.Length == 0)
            return;
        if (name.EndsWith("SampleRate", StringComparison.Ordinal) && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100))
            throw SnsErrors.InvalidParameter(name);
        if (name is "Policy" && PolicyDocument.Parse(value) is null)
            throw SnsErrors.InvalidParameter("Policy Error: null");
        if (name is "DisplayName" && (value.Length > 100 || value.Any(char.IsControl)))
            throw SnsErrors.InvalidParameter("DisplayName");
        if (name is "DeliveryPolicy")
            TopicDeliveryPolicy.Read(value);
        if (name is "TracingConfig" && value is not ("PassThrough" or "Active"))
            throw SnsErrors.InvalidParameter("TracingConfig");
        if (name is "SignatureVersion" && value is not ("1" or "2"))
            throw SnsErrors.InvalidParameter("SignatureVersion");
    }
}
