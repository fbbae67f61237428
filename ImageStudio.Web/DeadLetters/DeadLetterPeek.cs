using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Web.DeadLetters;

/// <summary>
/// Looks at messages, which SQS knows only as receiving them. They are given back as soon as they have been read; should
/// that fail, or the process end, they are visible again after <see cref="Hold"/>. Nothing is deleted, and the queue has
/// no dead-letter queue of its own to which too many looks would move a message.
/// </summary>
internal sealed partial class DeadLetterPeek(IAmazonSQS sqs, ILogger<DeadLetterPeek> logger)
{
    private const int MostPerCall = 10;

    // Enough to go through thousands of messages, and short where somebody is killed meanwhile.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    /// <summary>Up to <paramref name="most"/> messages, which are visible again when this returns.</summary>
    public async Task<IReadOnlyList<Message>> LookAsync(DeadLetterQueue queue, int most, CancellationToken cancellationToken)
    {
        await queue.Gate.WaitAsync(cancellationToken);
        var seen = new List<Message>();
        try
        {
            await foreach (var batch in ReceiveAsync(queue, most, cancellationToken)) seen.AddRange(batch);
            return seen;
        }
        finally
        {
            await GiveBackAsync(queue, seen);
            queue.Gate.Release();
        }
    }

    /// <summary>Works on the message that satisfies <paramref name="wanted"/>; what was received on the way to it is given back first.</summary>
    /// <returns>Whether there was such a message.</returns>
    public async Task<bool> TakeAsync(DeadLetterQueue queue, Func<Message, bool> wanted, Func<Message, Task> work, CancellationToken cancellationToken)
    {
        if (await FindAsync(queue, wanted, cancellationToken) is not { } found) return false;
        try
        {
            await work(found);
            return true;
        }
        catch
        {
            await GiveBackAsync(queue, [found]);
            throw;
        }
    }

    /// <summary>Batches of messages, each message once, until there are no more; they stay out of sight for <see cref="Hold"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Message>> ReceiveAsync(DeadLetterQueue queue, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < most)
        {
            var received = (await sqs.ReceiveMessageAsync(Request(queue, Math.Min(MostPerCall, most - seen.Count)), cancellationToken)).Messages ?? [];
            Message[] unseen = [.. received.Where(message => seen.Add(message.MessageId))];
            if (unseen.Length == 0) yield break;
            yield return unseen;
        }
    }

    private async Task<Message?> FindAsync(DeadLetterQueue queue, Func<Message, bool> wanted, CancellationToken cancellationToken)
    {
        await queue.Gate.WaitAsync(cancellationToken);
        var others = new List<Message>();
        try
        {
            await foreach (var batch in ReceiveAsync(queue, int.MaxValue, cancellationToken))
            {
                var found = batch.FirstOrDefault(wanted);
                others.AddRange(batch.Where(message => message != found));
                if (found is not null) return found;
            }

            return null;
        }
        finally
        {
            await GiveBackAsync(queue, others);
            queue.Gate.Release();
        }
    }

    private async Task GiveBackAsync(DeadLetterQueue queue, IReadOnlyList<Message> messages)
    {
        try
        {
            foreach (var batch in messages.Chunk(MostPerCall))
                await sqs.ChangeMessageVisibilityBatchAsync(queue.Url, [.. batch.Select(Visible)], CancellationToken.None);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            Log.NotGivenBack(logger, exception, queue.Name, Hold);
        }
    }

    private static ChangeMessageVisibilityBatchRequestEntry Visible(Message message, int index) =>
        new(index.ToString(CultureInfo.InvariantCulture), message.ReceiptHandle) { VisibilityTimeout = 0 };

    private static ReceiveMessageRequest Request(DeadLetterQueue queue, int most) => new(queue.Url)
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
        [LoggerMessage(1, LogLevel.Warning, "Dead letters of {Queue} that were looked at could not be given back; they are visible again after {Hold}.")]
        public static partial void NotGivenBack(ILogger logger, Exception exception, string queue, TimeSpan hold);
    }
}
