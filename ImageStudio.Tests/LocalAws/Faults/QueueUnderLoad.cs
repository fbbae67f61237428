using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Faults;

/// <summary>A queue that one client works with, and what it knows of each message.</summary>
internal sealed class QueueUnderLoad(int number, Random random)
{
    /// <summary>Until a received message is visible again, in seconds: also those of which the client never heard.</summary>
    private const int Visibility = 2;

    private readonly Dictionary<string, Known> _messages = [];
    private readonly HashSet<string> _deleted = [];
    private int _next;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"queue-{number}");

    /// <summary>Sends, receives, deletes or gives back.</summary>
    public async Task StepAsync(AmazonSQSClient sqs, string url)
    {
        if (random.Next(2) == 0)
        {
            var sent = new Known { IsCertain = false };
            var body = string.Create(CultureInfo.InvariantCulture, $"message {_next++}");
            _messages.Add(body, sent);
            await sqs.SendMessageAsync(new SendMessageRequest(url, body));
            sent.IsCertain = true;
            return;
        }
        foreach (var message in await ReceiveAsync(sqs, url, waitSeconds: 0))
        {
            if (random.Next(3) == 0)
                await GiveBackAsync(sqs, url, message);
            else
                await DeleteAsync(sqs, url, message);
        }
    }

    /// <summary>The number of messages is what the client knows, give or take what it never heard of.</summary>
    public async Task VerifyAsync(AmazonSQSClient sqs, string url)
    {
        var attributes = (await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["All"] })).Attributes;
        var count = int.Parse(attributes["ApproximateNumberOfMessages"], CultureInfo.InvariantCulture) + int.Parse(attributes["ApproximateNumberOfMessagesNotVisible"], CultureInfo.InvariantCulture);
        Assert.InRange(count, _messages.Values.Count(m => m.IsCertain), _messages.Count);
    }

    /// <summary>Takes everything out: each message that was acknowledged is there, and none that was deleted.</summary>
    public async Task DrainAsync(AmazonSQSClient sqs, string url)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (_messages.Values.Any(m => m.IsCertain))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), $"{Name} lacks {string.Join(", ", _messages.Where(m => m.Value.IsCertain).Select(m => m.Key))}");
            foreach (var message in await ReceiveAsync(sqs, url, waitSeconds: Visibility + 1))
                await DeleteAsync(sqs, url, message);
        }
    }

    private async Task<List<Message>> ReceiveAsync(AmazonSQSClient sqs, string url, int waitSeconds)
    {
        var received = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url)
        {
            MaxNumberOfMessages = 5, VisibilityTimeout = Visibility, WaitTimeSeconds = waitSeconds, MessageSystemAttributeNames = ["ApproximateReceiveCount"],
        })).Messages ?? [];
        foreach (var message in received)
        {
            Assert.False(_deleted.Contains(message.Body), $"{Name}: {message.Body} was deleted and came back");
            var known = Assert.Contains(message.Body, (IDictionary<string, Known>)_messages);
            var count = int.Parse(message.Attributes["ApproximateReceiveCount"], CultureInfo.InvariantCulture);
            Assert.True(count > known.Receives, $"{Name}: {message.Body} was received {known.Receives} times before, and says {count}");
            (known.Receives, known.IsCertain) = (count, true);
        }
        return received;
    }

    private static async Task GiveBackAsync(AmazonSQSClient sqs, string url, Message message)
    {
        try
        {
            await sqs.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest(url, message.ReceiptHandle, 0));
        }
        catch (MessageNotInflightException)
        {
            // On a busy machine it took longer than it was invisible.
        }
    }

    private async Task DeleteAsync(AmazonSQSClient sqs, string url, Message message)
    {
        _messages[message.Body].IsCertain = false;
        await sqs.DeleteMessageAsync(new DeleteMessageRequest(url, message.ReceiptHandle));
        _messages.Remove(message.Body);
        _deleted.Add(message.Body);
    }

    private sealed class Known
    {
        /// <summary>Whether it has to be there; not so where a send or a deletion was never answered.</summary>
        public bool IsCertain { get; set; }

        /// <summary>The highest count seen.</summary>
        public int Receives { get; set; }
    }
}
