namespace ImageStudio.LocalAws.Sqs.Fifo;

/// <summary>
/// Messages in the order of their groups: of each group those that no invisible message stands before, so that a message in
/// flight holds back what was sent after it. A receive takes what it can from one group before it goes on to the next.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html.
/// </summary>
internal sealed class FifoOrder : IMessageOrder
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly Queue<Group> _line = new();

    public void Add(QueuedMessage message)
    {
        if (!_groups.TryGetValue(message.GroupId, out var group))
            _groups[message.GroupId] = group = new Group(message.GroupId);
        group.Add(message);
    }

    public bool MakeReady(QueuedMessage message) => LineUp(_groups[message.GroupId]);

    public bool Remove(QueuedMessage message)
    {
        var group = _groups[message.GroupId];
        group.Messages.Remove(message.GroupNode);
        if (group.Messages.Count > 0)
            return LineUp(group);
        _groups.Remove(group.Id);
        return false;
    }

    public void Take(int max, Func<QueuedMessage, bool> discard, List<QueuedMessage> chosen)
    {
        while (chosen.Count < max && _line.TryDequeue(out var group))
        {
            // Still in line: a message that is discarded lines nobody up twice.
            var next = group.Messages.First;
            while (chosen.Count < max && next is { Value: { State: MessageState.Ready } message })
            {
                next = next.Next;
                if (!discard(message))
                    chosen.Add(message);
            }
            group.IsInLine = false;
        }
    }

    public void Clear()
    {
        _groups.Clear();
        _line.Clear();
    }

    private bool LineUp(Group group)
    {
        if (group.IsInLine || group.Messages.First is not { Value.State: MessageState.Ready })
            return false;
        group.IsInLine = true;
        _line.Enqueue(group);
        return true;
    }

    private sealed class Group(string id)
    {
        public string Id { get; } = id;

        public LinkedList<QueuedMessage> Messages { get; } = new();

        public bool IsInLine { get; set; }

        /// <summary>Adds a message where its number belongs: dead letters of several queues come in any order.</summary>
        public void Add(QueuedMessage message)
        {
            var before = Messages.Last;
            while (before is not null && string.CompareOrdinal(before.Value.SequenceNumber, message.SequenceNumber) > 0)
                before = before.Previous;
            if (before is null)
                Messages.AddFirst(message.GroupNode);
            else
                Messages.AddAfter(before, message.GroupNode);
        }
    }
}
