namespace ImageStudio.LocalAws.Sqs;

/// <summary>What a receipt handle may do; shared by the single operations and the batches. Under the store's lock.</summary>
internal static class Settling
{
    /// <summary>The message that a handle lets delete, <c>null</c> where it is gone or was received again since: both are success.</summary>
    /// <exception cref="Common.AwsException">The text is no receipt handle of this queue, or the queue is FIFO and the message not in flight by this receive.</exception>
    public static string? ToDelete(MessageQueue queue, string? handle, DateTimeOffset now)
    {
        var receipt = ReceiptHandle.Parse(handle, queue);
        if (queue.Fifo is not null)
            queue.Refresh(now);
        if (queue.Find(receipt.MessageId) is not { } message)
            return null;
        var isLatest = message.ReceiveCount == receipt.Receive;
        if (queue.Fifo is not null && !(isLatest && message.State is MessageState.InFlight))
            throw SqsErrors.InvalidValue(handle, "ReceiptHandle", "The receipt handle has expired.");
        return isLatest ? message.Id : null;
    }

    /// <summary>The message in flight whose visibility a handle lets change.</summary>
    /// <exception cref="Common.AwsException">The handle, the timeout or the message's state does not allow it.</exception>
    public static string ToChange(MessageQueue queue, string? handle, int? seconds, DateTimeOffset now)
    {
        if (seconds is null)
            throw SqsErrors.MissingParameter("VisibilityTimeout");
        if (seconds is < 0 or > SqsLimits.Visibility)
            throw SqsErrors.InvalidValue(seconds, "VisibilityTimeout", $"Must be between 0 and {SqsLimits.Visibility}.");
        var receipt = ReceiptHandle.Parse(handle, queue);
        queue.Refresh(now);
        if (queue.Find(receipt.MessageId) is not { } message || message.ReceiveCount != receipt.Receive)
            throw SqsErrors.MessageNotAvailable(handle);
        return message.State is MessageState.InFlight ? message.Id : throw SqsErrors.MessageNotInflight();
    }
}
