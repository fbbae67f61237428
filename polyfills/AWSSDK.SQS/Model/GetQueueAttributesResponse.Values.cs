using System.Globalization;

namespace Amazon.SQS.Model;

/// <summary>The attributes as typed values; what the service did not send reads as zero, the epoch, false or null.</summary>
public partial class GetQueueAttributesResponse
{
    public int ApproximateNumberOfMessages => Number(nameof(ApproximateNumberOfMessages));

    public int ApproximateNumberOfMessagesDelayed => Number(nameof(ApproximateNumberOfMessagesDelayed));

    public int ApproximateNumberOfMessagesNotVisible => Number(nameof(ApproximateNumberOfMessagesNotVisible));

    public bool? ContentBasedDeduplication => Flag(nameof(ContentBasedDeduplication));

    public DateTime CreatedTimestamp => Time(nameof(CreatedTimestamp));

    public int DelaySeconds => Number(nameof(DelaySeconds));

    public bool FifoQueue => Flag(nameof(FifoQueue)) ?? false;

    public DateTime LastModifiedTimestamp => Time(nameof(LastModifiedTimestamp));

    public int MaximumMessageSize => Number(nameof(MaximumMessageSize));

    public int MessageRetentionPeriod => Number(nameof(MessageRetentionPeriod));

    public string Policy => Text(nameof(Policy));

    public string QueueARN => Text("QueueArn");

    public int VisibilityTimeout => Number(nameof(VisibilityTimeout));

    private string Text(string name) => Attributes?.GetValueOrDefault(name);

    private int Number(string name) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var value) ? value : 0;

    private bool? Flag(string name) => bool.TryParse(Text(name), out var value) ? value : null;

    private DateTime Time(string name) => DateTimeOffset.FromUnixTimeSeconds(Number(name)).UtcDateTime;
}
