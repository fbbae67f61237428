using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record CancelMessageMoveTaskRequest(string? TaskHandle);

internal sealed record CancelMessageMoveTaskResult(int ApproximateNumberOfMessagesMoved);

/// <summary>Stops a move task that runs. What it has moved stays where it is.</summary>
internal sealed class CancelMessageMoveTask(QueueStore store) : IOperation<CancelMessageMoveTaskRequest, CancelMessageMoveTaskResult>
{
    public async ValueTask<CancelMessageMoveTaskResult> ExecuteAsync(CancelMessageMoveTaskRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var text = request.TaskHandle ?? throw SqsErrors.MissingParameter("TaskHandle");
        var handle = MoveTaskHandle.Parse(text) ?? throw SqsErrors.InvalidValue(text, "TaskHandle", "It is no handle of a task.");
        MoveTask task;
        ValueTask stored;
        lock (store.Lock)
        {
            if (!Arn.TryParse(handle.SourceArn, out var arn) || !store.TryFind(arn, out var queue) || queue.MoveTasks.Running is not { } running || running.Id != handle.TaskId)
                throw SqsErrors.ResourceNotFound("Task does not exist.");
            task = running;
            stored = store.Commit(new MoveTaskChanged(queue.Key, task with { Status = MoveTaskStatus.Cancelled }));
        }
        await stored;
        return new CancelMessageMoveTaskResult(task.Moved);
    }
}
