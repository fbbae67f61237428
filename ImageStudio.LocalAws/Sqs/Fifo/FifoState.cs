using ImageStudio.LocalAws.Common.Fifo;

namespace ImageStudio.LocalAws.Sqs.Fifo;

/// <summary>What a FIFO queue remembers beyond its messages.</summary>
internal sealed class FifoState
{
    /// <summary>Ending of the names of FIFO queues; no other name may have a dot.</summary>
    public const string Suffix = ".fifo";

    /// <summary>Messages that were sent lately.</summary>
    public Deduplication Sent { get; } = new();

    /// <summary>Receives that can be repeated.</summary>
    public ReceiveAttempts Received { get; } = new();
}
