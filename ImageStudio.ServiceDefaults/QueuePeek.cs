using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace ImageStudio.ServiceDefaults;

/// <summary>
/// Looks at messages, which SQS knows only as receiving them. They are given back as soon as they have been read; should
/// that fail, or the process end, they are visible again after 30 seconds. Nothing is deleted. Each look counts as
/// a receive, so a queue with a redrive policy (<see cref="QueueCount.MayLook"/>) is not to be looked into.
/// </summary>
public sealed partial class QueuePeek(IAmazonSQS sqs, ILogger<QueuePeek> logger)
{
    private const int MostPerCall = 10;

    // Enough to go through thousands of messages, and short where somebody is killed meanwhile.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    /// <summary>About how many messages there are; costs one call and disturbs nothing.</summary>
    public async Task<QueueCount> CountAsync(string queueUrl, CancellationToken cancellationToken)
    {
        var attributes = await sqs.GetQueueAttributesAsync(
            queueUrl,
            [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible, QueueAttributeName.RedrivePolicy],
            cancellationToken);
        // Those out of sight are with another look, which gives them back in a moment.
        return new QueueCount(
            attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible,
            attributes.Attributes?.ContainsKey(QueueAttributeName.RedrivePolicy) is not true);
    }

    /// <summary>What <paramref name="read"/> makes of up to <paramref name="most"/> messages, which are visible again when this returns.</summary>
    public async Task<IReadOnlyList<T>> LookAsync<T>(string queueUrl, int most, Func<Message, T> read, CancellationToken cancellationToken)
    {
        var seen = new List<T>();
        var receipts = new List<string>();
        try
        {
            await foreach (var batch in ReceiveAsync(queueUrl, most, cancellationToken))
            {
                receipts.AddRange(batch.Select(message => message.ReceiptHandle));
                seen.AddRange(batch.Select(read));
            }

            return seen;
        }
        finally
        {
            await GiveBackAsync(queueUrl, receipts);
        }
    }

    /// <summary>Batches of messages, each message once, until there are no more; they stay out of sight for 30 seconds, or until they are given back.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Message>> ReceiveAsync(string queueUrl, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < most)
        {
            var received = (await sqs.ReceiveMessageAsync(Request(queueUrl, Math.Min(MostPerCall, most - seen.Count)), cancellationToken)).Messages ?? [];
            Message[] unseen = [.. received.Where(message => seen.Add(message.MessageId))];
            if (unseen.Length == 0) yield break;
            yield return unseen;
        }
    }

    /// <summary>Makes messages visible at once; where that fails, they are so by themselves when their time is over.</summary>
    public async Task GiveBackAsync(string queueUrl, IReadOnlyList<string> receiptHandles)
    {
        try
        {
            foreach (var batch in receiptHandles.Chunk(MostPerCall))
                await sqs.ChangeMessageVisibilityBatchAsync(queueUrl, [.. batch.Select(Visible)], CancellationToken.None);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            Log.NotGivenBack(logger, exception, queueUrl, Hold);
        }
    }

    private static ChangeMessageVisibilityBatchRequestEntry Visible(string receiptHandle, int index) =>
        new(index.ToString(CultureInfo.InvariantCulture), receiptHandle) { VisibilityTimeout = 0 };

    private static ReceiveMessageRequest Request(string queueUrl, int most) => new(queueUrl)
    {
        MaxNumberOfMessages = most,
        // A receive that does not wait asks only some of the servers that a queue is spread over.
        WaitTimeSeconds = 1,
        VisibilityTimeout = (int)Hold.TotalSeconds,
        MessageAttributeNames = ["All"],
        MessageSystemAttributeNames = ["All"],
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Messages of {Queue} that were looked at could not be given back; they are visible again after {Hold}.")]
        public static partial void NotGivenBack(ILogger logger, Exception exception, string queue, TimeSpan hold);
    }
}

/// <summary>What a queue holds.</summary>
/// <param name="Messages">About how many messages, seen and unseen.</param>
/// <param name="MayLook">False where too many receives move a message on, so that looking would lose it.</param>
public readonly record struct QueueCount(int Messages, bool MayLook);
