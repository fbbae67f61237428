using System.Diagnostics.CodeAnalysis;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// Runs the move tasks, one loop for each: a batch in one journal record, so that after a crash every message is in
/// exactly one of the queues and the task goes on.
/// </summary>
internal sealed partial class MessageMover(QueueStore store, TimeProvider time, IHostApplicationLifetime host, ILogger<MessageMover> logger) : IServiceState
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan RatePeriod = TimeSpan.FromSeconds(1);

    /// <summary>Takes up a task that is in <paramref name="queue"/>'s list.</summary>
    public void Start(MessageQueue queue, MoveTask task) => _ = RunAsync(queue.Key, task.Id);

    /// <summary>Goes on with what ran before; the queues have been restored by then.</summary>
    public ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        lock (store.Lock)
        {
            foreach (var queue in store.Queues)
            {
                if (queue.MoveTasks.Running is { } task)
                    Start(queue, task);
            }
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Tasks end with their queues.</summary>
    public ValueTask ResetAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private async Task RunAsync(string queue, string id)
    {
        try
        {
            // The caller holds the lock.
            await Task.Yield();
            while (TryMove(queue, id, out var stored, out var pause))
            {
                await stored;
                await Task.Delay(pause, time, host.ApplicationStopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; the task goes on when it is started again.
        }
        catch (IOException e)
        {
            Log.Failed(logger, e, queue);
        }
    }

    /// <summary>Moves a batch; false when the task is over.</summary>
    private bool TryMove(string key, string id, [NotNullWhen(true)] out Task? stored, out TimeSpan pause)
    {
        (stored, pause) = (null, TimeSpan.Zero);
        lock (store.Lock)
        {
            if (!store.TryFind(key, out var queue) || queue.MoveTasks.Running is not { } task || task.Id != id)
                return false;
            queue.Refresh(store.Now);
            var (moved, failure) = Choose(queue, task);
            stored = Task.WhenAll([.. Records(queue, task, moved, failure).Select(record => store.Commit(record).AsTask())]);
            pause = task.Rate is null ? TimeSpan.Zero : RatePeriod;
            return true;
        }
    }

    // Lazy: how many are left is counted when the first record has been applied.
    private IEnumerable<SqsRecord> Records(MessageQueue queue, MoveTask task, List<MovedMessage> moved, string? failure)
    {
        if (moved.Count > 0)
            yield return new MessagesMoved(queue.Key, task.Id, store.Now, moved);
        var now = task with { Moved = task.Moved + moved.Count };
        if (failure is not null)
            yield return new MoveTaskChanged(queue.Key, now with { Status = MoveTaskStatus.Failed, FailureReason = failure });
        else if (queue.Count(MessageState.Ready) == 0)
            yield return new MoveTaskChanged(queue.Key, now with { Status = MoveTaskStatus.Completed });
    }

    private (List<MovedMessage> Moved, string? Failure) Choose(MessageQueue queue, MoveTask task)
    {
        var moved = new List<MovedMessage>();
        foreach (var message in queue.Messages.Where(m => m.State is MessageState.Ready).Take(task.Rate ?? MostAtOnce))
        {
            if ((task.Destination ?? message.SystemAttributes?.GetValueOrDefault(QueuedMessage.DeadLetterSource)) is not { } destination)
                return (moved, "CouldNotDetermineMessageSource");
            if (!Arn.TryParse(destination, out var arn) || !store.TryFind(arn, out var target))
                return (moved, "AWS.SimpleQueueService.NonExistentQueue");
            moved.Add(new MovedMessage(message.Id, target.Key, Guid.NewGuid().ToString()) { Sequence = target.Fifo is null ? null : store.Sequence.Next(store.Now) });
        }
        return (moved, null);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Messages of {Queue} could not be moved any further; the task goes on after a restart.")]
        public static partial void Failed(ILogger logger, Exception exception, string queue);
    }
}
