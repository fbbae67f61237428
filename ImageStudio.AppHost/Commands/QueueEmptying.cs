using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.AppHost.Commands;

/// <summary>Empties a queue, also twice in a minute, which PurgeQueue refuses.</summary>
internal static class QueueEmptying
{
    public static async Task EmptyAsync(this IAmazonSQS sqs, string queueUrl, CancellationToken cancellationToken)
    {
        try
        {
            await sqs.PurgeQueueAsync(new PurgeQueueRequest { QueueUrl = queueUrl }, cancellationToken);
        }
        catch (PurgeQueueInProgressException)
        {
            await DrainAsync(sqs, queueUrl, cancellationToken);
        }
    }

    // What somebody works on at this moment is out of reach.
    private static async Task DrainAsync(IAmazonSQS sqs, string queueUrl, CancellationToken cancellationToken)
    {
        var request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10, WaitTimeSeconds = 0 };
        while ((await sqs.ReceiveMessageAsync(request, cancellationToken)).Messages is { Count: > 0 } messages)
            await sqs.DeleteMessageBatchAsync(queueUrl, [.. messages.Select((message, i) => new DeleteMessageBatchRequestEntry($"m{i}", message.ReceiptHandle))], cancellationToken);
    }
}
