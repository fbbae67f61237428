using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record ListMessageMoveTasksRequest(string? SourceArn, int? MaxResults);

internal sealed record ListMessageMoveTasksResultEntry
{
    /// <summary>Only while the task runs: nothing else can be done with it.</summary>
    public string? TaskHandle { get; init; }

    public required string Status { get; init; }

    public required string SourceArn { get; init; }

    public string? DestinationArn { get; init; }

    public int? MaxNumberOfMessagesPerSecond { get; init; }

    public required int ApproximateNumberOfMessagesMoved { get; init; }

    public required int ApproximateNumberOfMessagesToMove { get; init; }

    public string? FailureReason { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long StartedTimestamp { get; init; }
}

internal sealed record ListMessageMoveTasksResult([property: Flattened("ListMessageMoveTasksResultEntry")] IReadOnlyList<ListMessageMoveTasksResultEntry> Results);

/// <summary>Lists the latest move tasks of a dead-letter queue, newest first: one, or up to ten where that is asked for.</summary>
internal sealed class ListMessageMoveTasks(QueueStore store) : IOperation<ListMessageMoveTasksRequest, ListMessageMoveTasksResult>
{
    public ValueTask<ListMessageMoveTasksResult> ExecuteAsync(ListMessageMoveTasksRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.MaxResults is < 1 or > MoveTask.Kept)
            throw SqsErrors.InvalidValue(request.MaxResults, "MaxResults", $"Must be between 1 and {MoveTask.Kept}, if provided.");
        lock (store.Lock)
        {
            var queue = MoveRules.RequireSource(store, request.SourceArn);
            return ValueTask.FromResult(new ListMessageMoveTasksResult([.. queue.MoveTasks.NewestFirst.Take(request.MaxResults ?? 1).Select(task => Show(queue.Arn, task))]));
        }
    }

    private static ListMessageMoveTasksResultEntry Show(Arn source, MoveTask task) => new()
    {
        TaskHandle = task.Status is MoveTaskStatus.Running ? task.Handle(source) : null,
        Status = task.Status.ToString().ToUpperInvariant(),
        SourceArn = source.ToString(),
        DestinationArn = task.Destination,
        MaxNumberOfMessagesPerSecond = task.Rate,
        ApproximateNumberOfMessagesMoved = task.Moved,
        ApproximateNumberOfMessagesToMove = task.ToMove,
        FailureReason = task.FailureReason,
        StartedTimestamp = task.StartedAt.ToUnixTimeMilliseconds(),
    };
}
