using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sns;

/// <summary>Attributes of topics. See https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html.</summary>
internal static class TopicAttributes
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "DeliveryPolicy", "DisplayName", "Policy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig",
        "SQSSuccessFeedbackRoleArn", "SQSSuccessFeedbackSampleRate", "SQSFailureFeedbackRoleArn",
    };

    /// <summary>Checks one attribute.</summary>
    /// <exception cref="Common.AwsException">It is unknown, not supported, or its value invalid.</exception>
    public static void Check(string name, string value)
    {
        if (name is "FifoTopic" or "ContentBasedDeduplication" or "FifoThroughputScope")
            throw SnsErrors.InvalidParameter("Attributes", "FIFO topics are not supported yet.");
        if (!Known.Contains(name))
            throw SnsErrors.InvalidParameter("AttributeName");
        if (name is "Policy" && value.Length > 0 && PolicyDocument.Parse(value) is null)
            throw SnsErrors.InvalidParameter("Policy Error: null");
        if (name is "DisplayName" && (value.Length > 100 || value.Any(char.IsControl)))
            throw SnsErrors.InvalidParameter("DisplayName");
        if (name is "SignatureVersion" && value is not ("1" or "2"))
            throw SnsErrors.InvalidParameter("SignatureVersion");
    }
}
