using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sqs.Fifo;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>
/// One queue: its messages by state, and the polls that wait for one. All members are called under the store's
/// lock. Changes of messages go through the <c>Apply</c> methods, which journal replay calls as well.
/// </summary>
internal sealed class MessageQueue(string key, string name, Arn arn, IQueueHost host)
{
    private readonly Dictionary<string, QueuedMessage> _messages = new(StringComparer.Ordinal);
    private readonly LinkedList<QueuedMessage> _byAge = new();
    private readonly IMessageOrder _order = IsFifo(name) ? new FifoOrder() : new StandardOrder();
    // What becomes visible at the same moment comes back in the order in which it went.
    private readonly PriorityQueue<(QueuedMessage Message, int Version), (DateTimeOffset VisibleAt, long Order)> _later = new();
    private readonly LinkedList<TaskCompletionSource> _polls = new();
    private readonly int[] _counts = new int[3];
    private long _putAside;

    /// <summary>Identity in the journal: <c>region/name</c>.</summary>
    public string Key { get; } = key;

    public string Name { get; } = name;

    public Arn Arn { get; } = arn;

    /// <summary>What a FIFO queue remembers, <c>null</c> for a standard queue.</summary>
    public FifoState? Fifo { get; } = IsFifo(name) ? new FifoState() : null;

    public QueueSettings Settings { get; set; } = QueueSettings.Default;

    public Dictionary<string, string> Tags { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    public DateTimeOffset? PurgedAt { get; private set; }

    public bool IsDeleted { get; private set; }

    public MoveTasks MoveTasks { get; } = new();

    /// <summary>All messages, oldest first.</summary>
    public IEnumerable<QueuedMessage> Messages => _byAge;

    public int Count(MessageState state) => _counts[(int)state];

    public QueuedMessage? Find(string id) => _messages.GetValueOrDefault(id);

    /// <summary>When time alone will change this queue next: a message becomes visible or too old.</summary>
    public DateTimeOffset? NextChange
    {
        get
        {
            while (_later.TryPeek(out var entry, out _) && !IsCurrent(entry))
                _later.Dequeue();
            DateTimeOffset? visible = _later.TryPeek(out _, out var due) ? due.VisibleAt : null;
            DateTimeOffset? expires = _byAge.First is { Value: var oldest } ? oldest.SentAt + Settings.Retention : null;
            return visible is null || expires < visible ? expires : visible;
        }
    }

    public void Apply(MessagesSent sent, DateTimeOffset now)
    {
        foreach (var stored in sent.Messages)
        {
            Add(new QueuedMessage(stored), now);
            if (!sent.Kept && Fifo is not null && stored.Once(Settings) is { } once)
                Fifo.Sent.Remember(once);
        }
    }

    public void Apply(DeduplicationKept kept)
    {
        foreach (var once in kept.Sent)
            Fifo?.Sent.Remember(once);
    }

    public void Apply(MessagesReceived received)
    {
        foreach (var message in Known(received.Ids))
        {
            message.ReceiveCount++;
            message.FirstReceivedAt ??= received.At;
            PutAside(message, received.VisibleAt);
        }
        if (received.Attempt is { } attempt)
            Fifo?.Received.Remember(attempt, received.At, Known(received.Ids));
    }

    public void Apply(VisibilityChanged changed)
    {
        foreach (var message in Known(changed.Ids))
            PutAside(message, changed.VisibleAt);
        if (changed.Attempt is { } attempt)
            Fifo?.Received.Renew(attempt);
    }

    public void Apply(MessagesDeleted deleted)
    {
        foreach (var message in Known(deleted.Ids))
            Remove(message);
    }

    public void Apply(QueuePurged purged)
    {
        foreach (var message in _messages.Values.ToArray())
            Remove(message);
        _order.Clear();
        _later.Clear();
        PurgedAt = purged.At;
    }

    /// <summary>Takes a message out, to put it into <paramref name="target"/> under the same id.</summary>
    public void Apply(MessageDeadLettered moved, MessageQueue target, DateTimeOffset now)
    {
        if (Find(moved.Id) is not { } message)
            return;
        Remove(message);
        target.Add(new QueuedMessage(message.Stored() with
        {
            SentAt = moved.SentAt ?? message.SentAt,
            VisibleAt = now,
            SystemAttributes = new Dictionary<string, string>(message.SystemAttributes ?? new Dictionary<string, string>()) { [QueuedMessage.DeadLetterSource] = Arn.ToString() },
        }), now);
    }

    /// <summary>Takes messages out, to send them again to <paramref name="target"/>'s queues.</summary>
    public void Apply(MessagesMoved moved, Func<string, MessageQueue?> target, DateTimeOffset now)
    {
        foreach (var each in moved.Messages)
        {
            if (Find(each.Id) is not { } message || target(each.Target) is not { } queue)
                continue;
            Remove(message);
            queue.Add(new QueuedMessage(message.SentAgain(each.NewId, each.Sequence, moved.At)), now);
        }
        if (MoveTasks.Find(moved.Task) is { } task)
            MoveTasks.Put(task with { Moved = task.Moved + moved.Messages.Count });
    }

    /// <summary>Lets what waits go: the queue is gone.</summary>
    public void MarkDeleted()
    {
        IsDeleted = true;
        foreach (var poll in _polls)
            poll.TrySetResult();
        _polls.Clear();
    }

    /// <summary>Moves time on: drops what is too old, makes visible what is due, dead-letters what was received too often.</summary>
    public void Refresh(DateTimeOffset now)
    {
        while (_byAge.First is { Value: var oldest } && oldest.SentAt + Settings.Retention <= now)
            Remove(oldest);
        while (_later.TryPeek(out var entry, out var due) && (due.VisibleAt <= now || !IsCurrent(entry)))
        {
            _later.Dequeue();
            if (IsCurrent(entry) && !(IsExhausted(entry.Message) && host.TryDeadLetter(this, entry.Message, now)))
                MakeReady(entry.Message);
        }
    }

    /// <summary>Chooses up to <paramref name="max"/> messages for a receive, without changing them.</summary>
    public List<QueuedMessage> Choose(int max, DateTimeOffset now)
    {
        Refresh(now);
        var chosen = new List<QueuedMessage>(Math.Min(max, _counts[(int)MessageState.Ready]));
        _order.Take(max, message => IsExhausted(message) && host.TryDeadLetter(this, message, now), chosen);
        return chosen;
    }

    /// <summary>A signal for a poll that found nothing; hand it back to <see cref="EndPoll"/>.</summary>
    public TaskCompletionSource BeginPoll()
    {
        var poll = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _polls.AddLast(poll);
        return poll;
    }

    /// <summary>Forgets a poll; where it was signalled and will not receive, the signal goes to the next.</summary>
    public void EndPoll(TaskCompletionSource poll, bool willReceive)
    {
        if (!_polls.Remove(poll) && !willReceive)
            Wake();
    }

    private bool IsExhausted(QueuedMessage message) => Settings.Redrive is { } redrive && message.ReceiveCount >= redrive.MaxReceiveCount;

    private static bool IsFifo(string name) => name.EndsWith(FifoState.Suffix, StringComparison.Ordinal);

    private static bool IsCurrent((QueuedMessage Message, int Version) entry) => entry.Message.Version == entry.Version;

    private IEnumerable<QueuedMessage> Known(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            if (_messages.TryGetValue(id, out var message))
                yield return message;
        }
    }

    private void Add(QueuedMessage message, DateTimeOffset now)
    {
        if (!_messages.TryAdd(message.Id, message))
            return;
        var older = _byAge.Last;
        while (older is not null && older.Value.SentAt > message.SentAt)
            older = older.Previous;
        if (older is null)
            _byAge.AddFirst(message.Node);
        else
            _byAge.AddAfter(older, message.Node);
        _counts[(int)message.State]++;
        _order.Add(message);
        if (message.VisibleAt <= now)
            MakeReady(message);
        else
            PutAside(message, message.VisibleAt);
    }

    private void Remove(QueuedMessage message)
    {
        _messages.Remove(message.Id);
        _byAge.Remove(message.Node);
        _counts[(int)message.State]--;
        message.Version++;
        if (_order.Remove(message))
            Wake();
    }

    /// <summary>Out of sight until <paramref name="visibleAt"/>; even where that has passed, the way back is through <see cref="Refresh"/>.</summary>
    private void PutAside(QueuedMessage message, DateTimeOffset visibleAt)
    {
        Enter(message, message.ReceiveCount == 0 ? MessageState.Delayed : MessageState.InFlight);
        message.VisibleAt = visibleAt;
        _later.Enqueue((message, message.Version), (visibleAt, _putAside++));
    }

    private void MakeReady(QueuedMessage message)
    {
        Enter(message, MessageState.Ready);
        if (_order.MakeReady(message))
            Wake();
    }

    private void Enter(QueuedMessage message, MessageState state)
    {
        _counts[(int)message.State]--;
        _counts[(int)state]++;
        message.State = state;
        message.Version++;
    }

    private void Wake()
    {
        if (_polls.First is not { Value: var poll })
            return;
        _polls.RemoveFirst();
        poll.TrySetResult();
    }
}

/// <summary>What a queue needs from its store.</summary>
internal interface IQueueHost
{
    /// <summary>Moves a message to the queue's dead-letter queue; false where that does not exist.</summary>
    bool TryDeadLetter(MessageQueue queue, QueuedMessage message, DateTimeOffset now);
}
