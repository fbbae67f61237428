using System.Collections.Concurrent;
using System.Globalization;
using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>One queue with receive counts, visibility by receipt and redrive after a number of receives; a long poll waits for messages or its end.</summary>
internal sealed class InMemorySqs(int maxReceives = 5) : AmazonSQSClient(new AnonymousAWSCredentials(), new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.EUCentral1 })
{
    // Seconds up to which a receive is a look at what is there: nobody is to wait for that in a test.
    private const int ShortPoll = 1;

    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called before each receive; may throw.</summary>
    public Func<int, Task> BeforeReceive { get; set; } = _ => Task.CompletedTask;

    /// <summary>How often the service fails to delete a message, though not the call.</summary>
    public int FailedDeletions { get; set; }

    /// <summary>Called at each change of visibility.</summary>
    public Action BeforeChange { get; set; } = () => { };

    /// <summary>How many messages it says to be out of sight.</summary>
    public int NotVisible { get; init; } = 2;

    /// <summary>How many messages each receive asked for.</summary>
    public ConcurrentQueue<int> Asked { get; } = new();

    /// <summary>Message id and seconds of each change of visibility.</summary>
    public ConcurrentQueue<(string Id, int Seconds)> Changes { get; } = new();

    /// <summary>Sizes of the calls that delete.</summary>
    public ConcurrentQueue<int> Deletions { get; } = new();

    public ConcurrentQueue<string> DeadLetters { get; } = new();

    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    public string Send(string body, params (string Name, string Value)[] attributes)
    {
        var entry = new Entry(Guid.NewGuid().ToString("N"), body, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));
        lock (_lock) _entries.Add(entry);
        Changed();
        return entry.Id;
    }

    public override async Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default)
    {
        var most = request.MaxNumberOfMessages ?? 1;
        Asked.Enqueue(most);
        await BeforeReceive(most);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
                if (Take(most) is var messages && (messages.Count > 0 || request.WaitTimeSeconds <= ShortPoll)) return new ReceiveMessageResponse { Messages = messages };
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public override Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(DeleteMessageBatchRequest request, CancellationToken cancellationToken = default)
    {
        Deletions.Enqueue(request.Entries.Count);
        var response = new DeleteMessageBatchResponse { Failed = [], Successful = [] };
        lock (_lock)
        {
            foreach (var entry in request.Entries)
            {
                if (FailedDeletions-- > 0) response.Failed.Add(new BatchResultErrorEntry { Id = entry.Id, Code = "InternalError", Message = "Try again.", SenderFault = false });
                else _entries.RemoveAll(candidate => candidate.Receipt == entry.ReceiptHandle);
            }
        }

        Changed();
        return Task.FromResult(response);
    }

    public override Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(string queueUrl, List<DeleteMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default) =>
        DeleteMessageBatchAsync(new DeleteMessageBatchRequest(queueUrl, entries), cancellationToken);

    public override Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default)
    {
        BeforeChange();
        var response = new ChangeMessageVisibilityBatchResponse { Failed = [], Successful = [] };
        lock (_lock)
        {
            foreach (var change in request.Entries)
            {
                if (_entries.Find(candidate => candidate.Receipt == change.ReceiptHandle) is not { } entry)
                {
                    response.Failed.Add(new BatchResultErrorEntry { Id = change.Id, Code = "ReceiptHandleIsInvalid", Message = "The receipt handle is not valid.", SenderFault = true });
                    continue;
                }

                Changes.Enqueue((entry.Id, change.VisibilityTimeout ?? 0));
                if (change.VisibilityTimeout == 0) entry.Receipt = null;
            }
        }

        Changed();
        return Task.FromResult(response);
    }

    public override Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries, CancellationToken cancellationToken = default) =>
        ChangeMessageVisibilityBatchAsync(new ChangeMessageVisibilityBatchRequest(queueUrl, entries), cancellationToken);

    public override Task<GetQueueAttributesResponse> GetQueueAttributesAsync(string queueUrl, List<string> attributeNames, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GetQueueAttributesResponse { Attributes = new() { ["ApproximateNumberOfMessages"] = $"{Count}", ["ApproximateNumberOfMessagesNotVisible"] = $"{NotVisible}", ["ApproximateNumberOfMessagesDelayed"] = "1" } });

    /// <summary>Makes a message visible, as if its time were over.</summary>
    public void Expire(string id)
    {
        lock (_lock) _entries.Find(entry => entry.Id == id)!.Receipt = null;
        Changed();
    }

    private List<Message> Take(int most)
    {
        var messages = new List<Message>();
        foreach (var entry in _entries.Where(entry => entry.Receipt is null).ToArray())
        {
            if (messages.Count == most) break;
            if (entry.Receives == maxReceives)
            {
                _entries.Remove(entry);
                DeadLetters.Enqueue(entry.Body);
                continue;
            }

            entry.Receipt = Guid.NewGuid().ToString("N");
            entry.Receives++;
            messages.Add(entry.ToMessage());
        }

        return messages;
    }

    private void Changed()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    private sealed class Entry(string id, string body, IReadOnlyDictionary<string, string> attributes)
    {
        public string Id => id;

        public string Body => body;

        public string? Receipt { get; set; }

        public int Receives { get; set; }

        public Message ToMessage() => new()
        {
            MessageId = id,
            Body = body,
            ReceiptHandle = Receipt,
            Attributes = new() { ["ApproximateReceiveCount"] = Receives.ToString(CultureInfo.InvariantCulture), ["SentTimestamp"] = "1767323045000" },
            MessageAttributes = attributes.ToDictionary(attribute => attribute.Key, attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value }),
        };
    }
}
