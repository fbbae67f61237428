using System.Diagnostics;
using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Workers.Consuming;

/// <summary>Deletes messages and changes how long they stay invisible, in batches.</summary>
internal sealed class MessageSettlement : IAsyncDisposable
{
    private const int MaxBatch = 10;

    // The service has failed with one entry, not with the call, which the client would have tried again.
    private const int MaxTries = 3;

    private readonly IAmazonSQS _sqs;
    private readonly ConsumedQueue _queue;
    private readonly Batcher<Entry> _deletions;
    private readonly Batcher<Entry> _changes;

    public MessageSettlement(IAmazonSQS sqs, ConsumedQueue queue)
    {
        _sqs = sqs;
        _queue = queue;
        _deletions = new Batcher<Entry>(MaxBatch, entries => SendAsync("DeleteMessageBatch", entries, DeleteAsync));
        _changes = new Batcher<Entry>(MaxBatch, entries => SendAsync("ChangeMessageVisibilityBatch", entries, ChangeAsync));
    }

    /// <summary>Deletes a message; done when SQS has said so.</summary>
    /// <exception cref="AmazonSQSException">SQS has refused it.</exception>
    public Task DeleteAsync(ReceivedMessage message, ActivityContext processed) => Add(_deletions, new Entry(message, processed, 0));

    /// <summary>Makes a message visible after <paramref name="after"/>, rounded up to whole seconds.</summary>
    /// <exception cref="AmazonSQSException">SQS has refused it; see <see cref="IsLost"/>.</exception>
    public Task ChangeVisibilityAsync(ReceivedMessage message, TimeSpan after, ActivityContext processed) =>
        Add(_changes, new Entry(message, processed, (int)Math.Ceiling(after.TotalSeconds)));

    /// <summary>Whether the receipt is no longer good: the message is visible again, with another consumer or gone.</summary>
    public static bool IsLost(AmazonSQSException exception)
    {
        // JSON and Query give different names to the same errors.
        var code = exception.ErrorCode ?? exception.GetType().Name;
        return code.Contains("ReceiptHandleIsInvalid", StringComparison.Ordinal)
            || code.Contains("MessageNotInflight", StringComparison.Ordinal)
            || code.Contains("InvalidParameterValue", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _deletions.DisposeAsync();
        await _changes.DisposeAsync();
    }

    private static Task Add(Batcher<Entry> batcher, Entry entry)
    {
        entry.Batcher = batcher;
        if (!batcher.TryAdd(entry)) entry.Settled.TrySetCanceled();
        return entry.Settled.Task;
    }

    private async Task SendAsync(string operation, IReadOnlyList<Entry> entries, Func<IReadOnlyList<Entry>, Task<List<BatchResultErrorEntry>?>> call)
    {
        var contexts = entries.Select(entry => entry.Processed).Where(context => context != default).ToArray();
        // What belongs to no upload that is known of would be a trace of its own that says nothing.
        using var quiet = contexts.Length == 0 ? QuietScope.Begin() : null;
        using var span = contexts.Length == 0 ? null : StartSpan(operation, entries.Count, contexts);
        try
        {
            var failed = await call(entries) ?? [];
            var refused = failed.ToDictionary(error => entries[Index(error.Id)]);
            foreach (var entry in entries)
            {
                if (!refused.TryGetValue(entry, out var error)) entry.Settled.TrySetResult();
                else if (error.SenderFault == true || !TryAgain(entry)) entry.Settled.TrySetException(Refused(error));
            }
        }
        catch (Exception exception)
        {
            // Whatever it is, it is theirs who wait: let out of here, it would end the batches for good.
            span?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error, exception.Message);
            foreach (var entry in entries) entry.Settled.TrySetException(exception);
        }
    }

    private async Task<List<BatchResultErrorEntry>?> DeleteAsync(IReadOnlyList<Entry> entries)
    {
        var batch = entries.Select((entry, index) => new DeleteMessageBatchRequestEntry(Id(index), entry.Message.ReceiptHandle)).ToList();
        return (await _sqs.DeleteMessageBatchAsync(_queue.Url, batch)).Failed;
    }

    private async Task<List<BatchResultErrorEntry>?> ChangeAsync(IReadOnlyList<Entry> entries)
    {
        var batch = entries.Select((entry, index) => new ChangeMessageVisibilityBatchRequestEntry(Id(index), entry.Message.ReceiptHandle) { VisibilityTimeout = entry.Seconds }).ToList();
        return (await _sqs.ChangeMessageVisibilityBatchAsync(_queue.Url, batch)).Failed;
    }

    // One message: in its trace. Several: in the first one's, with links to the others, rather than in a trace of its own.
    private Activity? StartSpan(string operation, int count, ActivityContext[] contexts) => WorkerTelemetry.Source.StartActivity(
        $"settle {_queue.Name}", ActivityKind.Client, contexts[0],
        [.. _queue.Tags("settle", operation), new("messaging.batch.message_count", count)],
        contexts.Skip(1).Select(context => new ActivityLink(context)));

    private static bool TryAgain(Entry entry) => ++entry.Tries < MaxTries && entry.Batcher!.TryAdd(entry);

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static int Index(string id) => int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);

    private static AmazonSQSException Refused(BatchResultErrorEntry error) =>
        new(error.Message, error.SenderFault == true ? ErrorType.Sender : ErrorType.Receiver, error.Code, "", HttpStatusCode.OK);

    private sealed class Entry(ReceivedMessage message, ActivityContext processed, int seconds)
    {
        public ReceivedMessage Message => message;

        public ActivityContext Processed => processed;

        public int Seconds => seconds;

        public Batcher<Entry>? Batcher { get; set; }

        public int Tries { get; set; }

        public TaskCompletionSource Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
