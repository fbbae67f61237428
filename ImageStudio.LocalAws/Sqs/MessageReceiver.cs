namespace ImageStudio.LocalAws.Sqs;

/// <summary>A message as one receive sees it: the message, and what may change before the answer is written.</summary>
internal sealed record Received(QueuedMessage Message, string ReceiptHandle, int ReceiveCount, DateTimeOffset FirstReceivedAt);

/// <summary>Short and long polls. A long poll sleeps until a message is there or its time is over.</summary>
internal sealed class MessageReceiver(QueueStore store, TimeProvider time)
{
    /// <summary>Takes up to <paramref name="max"/> messages, waiting up to <paramref name="wait"/> for the first; <c>null</c> takes the queue's own values.</summary>
    public async ValueTask<List<Received>> ReceiveAsync(Func<MessageQueue> find, int max, TimeSpan? visibility, TimeSpan? wait, CancellationToken cancellationToken)
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
                deadline ??= now + (wait ?? queue.Settings.Wait);
                taken = Take(queue, max, visibility ?? queue.Settings.Visibility, now);
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

    private (List<Received>, ValueTask) Take(MessageQueue queue, int max, TimeSpan visibility, DateTimeOffset now)
    {
        if (queue.Count(MessageState.InFlight) >= SqsLimits.InFlight)
            throw SqsErrors.OverLimit();
        var chosen = queue.Choose(max, now);
        if (chosen.Count == 0)
            return ([], ValueTask.CompletedTask);
        var stored = store.Commit(new MessagesReceived(queue.Key, now, now + visibility, [.. chosen.Select(m => m.Id)]));
        return ([.. chosen.Select(m => new Received(m, ReceiptHandle.Of(queue, m), m.ReceiveCount, m.FirstReceivedAt ?? now))], stored);
    }

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
