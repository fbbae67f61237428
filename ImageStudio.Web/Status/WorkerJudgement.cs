namespace ImageStudio.Web.Status;

/// <summary>Judges workers by what becomes of their queues.</summary>
/// <param name="patience">How long messages may wait with nobody taking one before their worker counts as stalled.</param>
internal sealed class WorkerJudgement(TimeSpan patience)
{
    private readonly Dictionary<string, DateTimeOffset> _untouchedSince = new(StringComparer.Ordinal);

    public WorkerStatus Judge(QueueStatus queue, DateTimeOffset now)
    {
        if (queue is { Waiting: 0 } or { InFlight: > 0 })
        {
            _untouchedSince.Remove(queue.Name);
            return new WorkerStatus(queue.Name, queue is { Waiting: 0, InFlight: 0 } ? WorkerState.Idle : WorkerState.Working);
        }

        _untouchedSince.TryAdd(queue.Name, now);
        return new WorkerStatus(queue.Name, now - _untouchedSince[queue.Name] >= patience ? WorkerState.Stalled : WorkerState.Working);
    }
}
