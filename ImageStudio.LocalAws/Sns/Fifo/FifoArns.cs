using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Fifo;

/// <summary>Topics and queues say in their names that they are FIFO.</summary>
internal static class FifoArns
{
    public static bool IsFifo(this Arn arn) => arn.Resource.EndsWith(Topic.FifoSuffix, StringComparison.Ordinal);

    /// <summary>Whether an endpoint is a FIFO queue.</summary>
    public static bool IsFifoQueue(string endpoint) => Arn.TryParse(endpoint, out var arn) && arn.Service == "sqs" && arn.IsFifo();
}
