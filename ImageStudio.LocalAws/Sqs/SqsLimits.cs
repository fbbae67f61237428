namespace ImageStudio.LocalAws.Sqs;

/// <summary>Quotas. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html.</summary>
internal static class SqsLimits
{
    /// <summary>Bytes of a message with its attributes, and of a whole batch.</summary>
    public const int MessageSize = 1024 * 1024;

    public const int BatchEntries = 10;

    public const int MessageAttributes = 10;

    /// <summary>Messages in flight in one standard queue.</summary>
    public const int InFlight = 120_000;

    /// <summary>Longest visibility timeout in seconds (12 hours).</summary>
    public const int Visibility = 43_200;

    /// <summary>Longest delay in seconds (15 minutes).</summary>
    public const int Delay = 900;

    /// <summary>Longest long poll in seconds.</summary>
    public const int Wait = 20;

    public const int Tags = 50;

    public static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);
}
