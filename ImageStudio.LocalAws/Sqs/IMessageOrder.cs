namespace ImageStudio.LocalAws.Sqs;

/// <summary>The order in which a queue hands its messages out. Under the store's lock.</summary>
internal interface IMessageOrder
{
    /// <summary>A message has come into the queue, visible or not.</summary>
    void Add(QueuedMessage message);

    /// <summary>A message has become visible; true where that makes something to receive.</summary>
    bool MakeReady(QueuedMessage message);

    /// <summary>A message has left the queue; true where that makes something to receive.</summary>
    bool Remove(QueuedMessage message);

    /// <summary>Adds up to <paramref name="max"/> messages to <paramref name="chosen"/>; the caller puts them out of sight.</summary>
    /// <param name="max">Most messages to take.</param>
    /// <param name="discard">Takes a message out of the queue instead, where it has to leave; true where it did.</param>
    /// <param name="chosen">Gets the messages.</param>
    void Take(int max, Func<QueuedMessage, bool> discard, List<QueuedMessage> chosen);

    /// <summary>All messages have left.</summary>
    void Clear();
}
