using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record StartMessageMoveTaskRequest(string? SourceArn, string? DestinationArn, int? MaxNumberOfMessagesPerSecond);

internal sealed record StartMessageMoveTaskResult(string TaskHandle);

/// <summary>Starts moving the messages of a dead-letter queue back to where they came from, or to another queue; one task at a time.</summary>
internal sealed class StartMessageMoveTask(QueueStore store, MessageMover mover) : IOperation<StartMessageMoveTaskRequest, StartMessageMoveTaskResult>
{
    public async ValueTask<StartMessageMoveTaskResult> ExecuteAsync(StartMessageMoveTaskRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.MaxNumberOfMessagesPerSecond is < 1 or > MoveTask.MaxRate)
            throw SqsErrors.InvalidValue(request.MaxNumberOfMessagesPerSecond, "MaxNumberOfMessagesPerSecond", $"Must be between 1 and {MoveTask.MaxRate}, if provided.");
        MoveTask task;
        MessageQueue queue;
        ValueTask stored;
        lock (store.Lock)
        {
            queue = MoveRules.RequireSource(store, request.SourceArn);
            MoveRules.CheckDestination(store, queue, request.DestinationArn);
            if (queue.MoveTasks.Running is not null)
                throw SqsErrors.InvalidParameter("There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
            queue.Refresh(store.Now);
            task = new MoveTask(Guid.NewGuid().ToString(), request.DestinationArn, request.MaxNumberOfMessagesPerSecond, store.Now, queue.Count(MessageState.Ready));
            stored = store.Commit(new MoveTaskChanged(queue.Key, task));
            mover.Start(queue, task);
        }
        await stored;
        return new StartMessageMoveTaskResult(task.Handle(queue.Arn));
    }
}
