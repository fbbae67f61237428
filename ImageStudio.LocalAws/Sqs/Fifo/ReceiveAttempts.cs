using ImageStudio.LocalAws.Common.Fifo;

namespace ImageStudio.LocalAws.Sqs.Fifo;

/// <summary>
/// Receives by <c>ReceiveRequestAttemptId</c>: a client that did not get the answer asks again under the same id and gets the
/// same messages, as long as nothing happened to them since.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html.
/// </summary>
internal sealed class ReceiveAttempts
{
    private readonly Dictionary<string, Attempt> _attempts = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset At)> _byAge = new();

    /// <summary>Notes what a receive got.</summary>
    public void Remember(string id, DateTimeOffset at, IEnumerable<QueuedMessage> messages)
    {
        while (_byAge.TryPeek(out var oldest) && oldest.At + Deduplication.Interval <= at)
        {
            _byAge.Dequeue();
            if (_attempts.TryGetValue(oldest.Id, out var attempt) && attempt.At == oldest.At)
                _attempts.Remove(oldest.Id);
        }
        _attempts[id] = new Attempt(at, [.. messages.Select(m => (m, m.Version))]);
        _byAge.Enqueue((id, at));
    }

    /// <summary>Notes that the messages of an attempt were handed out once more.</summary>
    public void Renew(string id)
    {
        if (_attempts.TryGetValue(id, out var attempt))
            _attempts[id] = attempt with { Messages = [.. attempt.Messages.Select(m => (m.Message, m.Message.Version))] };
    }

    /// <summary>The messages that this attempt got, <c>null</c> where there was none, it is too long ago, or a message was touched since.</summary>
    public IReadOnlyList<QueuedMessage>? Find(string id, DateTimeOffset now) =>
        _attempts.TryGetValue(id, out var attempt)
        && now < attempt.At + Deduplication.Interval
        && attempt.Messages.All(m => m.Message.Version == m.Version && m.Message.State is MessageState.InFlight)
            ? [.. attempt.Messages.Select(m => m.Message)]
            : null;

    private sealed record Attempt(DateTimeOffset At, IReadOnlyList<(QueuedMessage Message, int Version)> Messages);
}
