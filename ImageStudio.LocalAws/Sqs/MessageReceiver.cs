using ImageStudio.LocalAws.Sqs.Fifo;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>A message as one receive sees it: the message, and what may change before the answer is written.</summary>
internal sealed record Received(QueuedMessage Message, string ReceiptHandle, int ReceiveCount, DateTimeOffset FirstReceivedAt);

/// <summary>What a receiver asks for; <c>null</c> leaves it to the queue.</summary>
/// <param name="Max">Most messages.</param>
/// <param name="Visibility">How long the messages stay out of sight.</param>
/// <param name="Wait">How long to wait for the first message.</param>
/// <param name="Attempt">Under which id the receive can be repeated; FIFO queues only.</param>
internal sealed record Receive(int Max, TimeSpan? Visibility, TimeSpan? Wait, string? Attempt);

/// <summary>Short and long polls. A long poll sleeps until a message is there or its time is over.</summary>
internal sealed class MessageReceiver(QueueStore store, TimeProvider time)
{
    /// <summary>Takes messages, waiting for the first of them as <paramref name="receive"/> says.</summary>
    /// <exception cref="Common.AwsException">There is no such queue, it has too many messages in flight, or <paramref name="receive"/> is not for its type.</exception>
    public async ValueTask<List<Received>> ReceiveAsync(Func<MessageQueue> find, Receive receive, CancellationToken cancellationToken)
    {
        DateTimeOffset? deadline = null;
        while (true)
        {
            MessageQueue queue;
            TaskCompletionSource poll;
            TimeSpan left;
            (List<Received> Messages, ValueTask Stored) taken;
            lock (store.Lock)
            {
                queue = find();
                var now = store.Now;
                deadline ??= now + (receive.Wait ?? queue.Settings.Wait);
                taken = Take(queue, receive, now);
                left = deadline.Value - now;
                poll = taken.Messages.Count == 0 && left > TimeSpan.Zero ? queue.BeginPoll() : null!;
            }
            if (poll is null)
            {
                await taken.Stored;
                return taken.Messages;
            }
            await WaitAsync(queue, poll, left, cancellationToken);
        }
    }

    private (List<Received>, ValueTask) Take(MessageQueue queue, Receive receive, DateTimeOffset now)
    {
        FifoRules.CheckAttempt(queue, receive.Attempt);
        var visibleAt = now + (receive.Visibility ?? queue.Settings.Visibility);
        if (receive.Attempt is { } attempt && queue.Fifo!.Received.Find(attempt, now) is { } again)
        {
            var renewed = store.Commit(new VisibilityChanged(queue.Key, visibleAt, [.. again.Select(m => m.Id)]) { Attempt = attempt });
            return (Show(queue, again, now), renewed);
        }
        if (queue.Count(MessageState.InFlight) >= SqsLimits.InFlight)
            // Only a short poll of a standard queue is told; all others find nothing.
            return queue.Fifo is null && receive.Wait is not { Ticks: > 0 } ? throw SqsErrors.OverLimit() : ([], ValueTask.CompletedTask);
        var chosen = queue.Choose(receive.Max, now);
        if (chosen.Count == 0)
            return ([], ValueTask.CompletedTask);
        var stored = store.Commit(new MessagesReceived(queue.Key, now, visibleAt, [.. chosen.Select(m => m.Id)]) { Attempt = receive.Attempt });
        return (Show(queue, chosen, now), stored);
    }

    private static List<Received> Show(MessageQueue queue, IReadOnlyList<QueuedMessage> messages, DateTimeOffset now) =>
        [.. messages.Select(m => new Received(m, ReceiptHandle.Of(queue, m), m.ReceiveCount, m.FirstReceivedAt ?? now))];

    private async Task WaitAsync(MessageQueue queue, TaskCompletionSource poll, TimeSpan left, CancellationToken cancellationToken)
    {
        var goesOn = false;
        try
        {
            await poll.Task.WaitAsync(left, time, cancellationToken);
            goesOn = true;
        }
        catch (TimeoutException)
        {
            // Time is over; the caller looks once more, for what has arrived since.
            goesOn = true;
        }
        finally
        {
            lock (store.Lock)
                queue.EndPoll(poll, goesOn);
        }
    }
}
