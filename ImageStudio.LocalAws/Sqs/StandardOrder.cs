namespace ImageStudio.LocalAws.Sqs;

/// <summary>Messages as they become visible. AWS promises no order; this one surprises nobody.</summary>
internal sealed class StandardOrder : IMessageOrder
{
    private readonly Queue<(QueuedMessage Message, int Version)> _ready = new();

    public void Add(QueuedMessage message)
    {
        // It has a place once it is visible.
    }

    public bool MakeReady(QueuedMessage message)
    {
        _ready.Enqueue((message, message.Version));
        return true;
    }

    // What has left has another version than its place in the line.
    public bool Remove(QueuedMessage message) => false;

    public void Take(int max, Func<QueuedMessage, bool> discard, List<QueuedMessage> chosen)
    {
        while (chosen.Count < max && _ready.TryDequeue(out var entry))
        {
            if (entry.Message.Version == entry.Version && !discard(entry.Message))
                chosen.Add(entry.Message);
        }
    }

    public void Clear() => _ready.Clear();
}
