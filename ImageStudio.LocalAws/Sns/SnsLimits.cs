namespace ImageStudio.LocalAws.Sns;

/// <summary>Quotas. See https://docs.aws.amazon.com/general/latest/gr/sns.html.</summary>
internal static class SnsLimits
{
    /// <summary>Bytes of a message with its attributes, and of a whole batch.</summary>
    public const int MessageSize = 256 * 1024;

    /// <summary>Characters of a subject.</summary>
    public const int Subject = 100;

    public const int BatchEntries = 10;

    /// <summary>Ended subscriptions of a topic that can be taken up again.</summary>
    public const int Ended = 100;

    public const int Tags = 50;

    /// <summary>Entries in one answer of a list.</summary>
    public const int Page = 100;
}
