using System.Diagnostics;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Consuming;

/// <summary>Receives by long poll. A poll that brings nothing leaves no trace.</summary>
internal sealed class MessageReceiver(IAmazonSQS sqs, ConsumedQueue queue, IOptions<ConsumerOptions> options, TimeProvider time, WorkerTelemetry telemetry)
{
    /// <summary>Most messages that SQS gives at a time.</summary>
    public const int MaxMessages = 10;

    /// <summary>Waits for messages, up to <see cref="ConsumerOptions.LongPoll"/>; none is a usual answer.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int most, CancellationToken cancellationToken)
    {
        var start = time.GetUtcNow();
        var messages = (await PollAsync(most, cancellationToken)).ConvertAll(ReceivedMessage.Of);
        if (messages.Count == 0) return messages;

        var now = time.GetUtcNow();
        foreach (var message in messages) telemetry.Received(queue, now - message.SentTime);
        Trace(messages, start, now);
        return messages;
    }

    private async Task<List<Message>> PollAsync(int most, CancellationToken cancellationToken)
    {
        using var quiet = QuietScope.Begin();
        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue.Url)
        {
            MaxNumberOfMessages = most,
            WaitTimeSeconds = (int)options.Value.LongPoll.TotalSeconds,
            VisibilityTimeout = (int)options.Value.Visibility.TotalSeconds,
            MessageAttributeNames = ReceivedMessage.Attributes,
            MessageSystemAttributeNames = ReceivedMessage.SystemAttributes,
        }, cancellationToken);
        return response.Messages ?? [];
    }

    private void Trace(List<ReceivedMessage> messages, DateTimeOffset start, DateTimeOffset now)
    {
        var contexts = messages.Select(message => message.Trace.ToContext()).Where(context => context != default).ToArray();
        // Without a context the span would be a trace of its own that says nothing about any upload.
        if (contexts.Length == 0) return;
        // Waiting for the first message is no part of its upload, which may have begun long after the poll.
        var sent = messages[0].SentTime;
        WorkerTelemetry.Source.StartActivity($"receive {queue.Name}", ActivityKind.Client, contexts[0], [
            .. queue.Tags("receive", "ReceiveMessage"), new("messaging.batch.message_count", messages.Count)],
            contexts.Skip(1).Select(context => new ActivityLink(context)), sent > start && sent < now ? sent : start)?.Dispose();
    }
}
