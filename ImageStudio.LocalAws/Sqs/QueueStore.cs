namespace ImageStudio.LocalAws.Sqs;

internal sealed class QueueStore
{
    public System.Collections.Concurrent.ConcurrentDictionary<string, Dictionary<string, string>> Queues { get; } = new();
}
