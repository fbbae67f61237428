using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Fifo;

namespace ImageStudio.LocalAws.Sqs.Fifo;

/// <summary>
/// What senders and receivers may say of groups, duplicates and delays.
/// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html.
/// </summary>
internal static class FifoRules
{
    private const string NotForThisType = "The request include parameter that is not valid for this queue type.";

    /// <summary>Checks what a message says for the queue it is sent to.</summary>
    /// <exception cref="AwsException">It says too little, too much, or nothing valid.</exception>
    public static void Check(MessageQueue queue, Outgoing outgoing)
    {
        CheckId(outgoing.GroupId, "MessageGroupId");
        CheckId(outgoing.DeduplicationId, "MessageDeduplicationId");
        if (queue.Fifo is null)
        {
            if (outgoing.DeduplicationId is not null)
                throw SqsErrors.InvalidValue(outgoing.DeduplicationId, "MessageDeduplicationId", NotForThisType);
            return;
        }
        if (outgoing.DelaySeconds is not (null or 0))
            throw SqsErrors.InvalidValue(outgoing.DelaySeconds, "DelaySeconds", NotForThisType);
        if (outgoing.GroupId is null)
            throw SqsErrors.MissingParameter("MessageGroupId");
        if (LacksDeduplication(queue, outgoing.DeduplicationId))
            throw SqsErrors.NoDeduplicationId();
    }

    /// <summary>Refuses a batch as a whole where a message lacks its group or its deduplication id, as AWS does.</summary>
    /// <exception cref="AwsException">A message lacks one of them.</exception>
    public static void CheckBatch(MessageQueue queue, IEnumerable<(string? GroupId, string? DeduplicationId)> messages)
    {
        if (queue.Fifo is null)
            return;
        foreach (var (group, deduplication) in messages)
        {
            if (group is null)
                throw SqsErrors.InvalidParameter(SqsErrors.MissingParameter("MessageGroupId").Message);
            if (LacksDeduplication(queue, deduplication))
                throw SqsErrors.NoDeduplicationId();
        }
    }

    /// <summary>Checks the id of a receive.</summary>
    /// <exception cref="AwsException">It is not valid, or the queue is a standard one.</exception>
    public static void CheckAttempt(MessageQueue queue, string? attempt)
    {
        CheckId(attempt, "ReceiveRequestAttemptId");
        if (attempt is not null && queue.Fifo is null)
            throw SqsErrors.InvalidValue(attempt, "ReceiveRequestAttemptId", NotForThisType);
    }

    private static bool LacksDeduplication(MessageQueue queue, string? id) => id is null && !queue.Settings.DeduplicatesByContent;

    private static void CheckId(string? id, string parameter)
    {
        if (id is not null && !Deduplication.IsValidId(id))
            throw SqsErrors.InvalidValue(id, parameter, $"{parameter} can only include alphanumeric and punctuation characters. 1 to {Deduplication.MaxIdLength} in length.");
    }
}
