using System.Net;
using Amazon.SQS;
using Amazon.SQS.Model;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Web.DeadLetters;

/// <summary>
/// Sends dead letters back to the queue that they were for, or discards one. All of them are moved by SQS itself where it
/// knows how; otherwise, and for a single one, each is sent first and deleted then, so that a crash in between leaves it
/// twice, which workers do not mind, and never not at all.
/// </summary>
internal sealed partial class Redrive(
    IAmazonSQS sqs, DeadLetterPeek peek, QueuePeek queues, DeadLetterListing listing, DeadLetterOwners owners, ILogger<Redrive> logger)
{
    // By the Query protocol, by the JSON protocol, and as emulators have it.
    private static readonly HashSet<string> Unknown = new(StringComparer.Ordinal)
    {
        "InvalidAction", "UnknownOperationException", "UnknownOperation", "NotImplemented", "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation",
    };

    /// <summary>Sends all back; they may still be on their way when this returns.</summary>
    public async Task<Redriven> AllAsync(DeadLetterQueue queue, PhotoScope scope, CancellationToken cancellationToken)
    {
        if (scope != PhotoScope.Everything) return await OwnAsync(queue, scope, cancellationToken);
        var attributes = await sqs.GetQueueAttributesAsync(queue.Url, [QueueAttributeName.QueueArn, QueueAttributeName.ApproximateNumberOfMessages], cancellationToken);
        if (attributes.ApproximateNumberOfMessages == 0) return new Redriven(queue.Name, 0);
        var source = await sqs.GetQueueAttributesAsync(queue.SourceUrl, [QueueAttributeName.QueueArn], cancellationToken);
        // A destination is named, since a message that was put here by hand has none of its own.
        var task = new StartMessageMoveTaskRequest { SourceArn = attributes.QueueARN, DestinationArn = source.QueueARN };
        try
        {
            await sqs.StartMessageMoveTaskAsync(task, cancellationToken);
            Log.Redriven(logger, queue.Name, attributes.ApproximateNumberOfMessages);
            return new Redriven(queue.Name, attributes.ApproximateNumberOfMessages);
        }
        catch (AmazonSQSException exception) when (IsUnknown(exception))
        {
            return new Redriven(queue.Name, await OneByOneAsync(queue, attributes.ApproximateNumberOfMessages, cancellationToken));
        }
    }

    /// <summary>Sends one back; false where it is not there.</summary>
    public async Task<bool> OneAsync(DeadLetterQueue queue, string id, PhotoScope scope, CancellationToken cancellationToken)
    {
        var found = await peek.TakeAsync(queue, message => message.MessageId == id && owners.Owns(scope, message), message => SendBackAsync(queue, message, cancellationToken), cancellationToken);
        if (found) Log.Redriven(logger, queue.Name, 1);
        return found;
    }

    /// <summary>Deletes one for good; false where it is not there.</summary>
    public async Task<bool> DiscardAsync(DeadLetterQueue queue, string id, PhotoScope scope, CancellationToken cancellationToken)
    {
        var found = await peek.TakeAsync(
            queue, message => message.MessageId == id && owners.Owns(scope, message), message => sqs.DeleteMessageAsync(queue.Url, message.ReceiptHandle, cancellationToken), cancellationToken);
        if (found) Log.Discarded(logger, id, queue.Name);
        return found;
    }

    // SQS moves all or none.
    private async Task<Redriven> OwnAsync(DeadLetterQueue queue, PhotoScope scope, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var id in await listing.FindOwnAsync(queue, scope, cancellationToken))
            if (await OneAsync(queue, id, scope, cancellationToken)) moved++;
        return new Redriven(queue.Name, moved);
    }

    // No more than there were: what fails again at once must not go round for ever.
    private async Task<int> OneByOneAsync(DeadLetterQueue queue, int most, CancellationToken cancellationToken)
    {
        var moved = 0;
        await foreach (var batch in queues.ReceiveAsync(queue.Url, most, cancellationToken))
        {
            await Task.WhenAll(batch.Select(message => SendBackAsync(queue, message, cancellationToken)));
            moved += batch.Count;
        }

        Log.Redriven(logger, queue.Name, moved);
        return moved;
    }

    private async Task SendBackAsync(DeadLetterQueue queue, Message message, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(queue.SourceUrl, message.Body) { MessageAttributes = message.MessageAttributes };
        if (message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.AWSTraceHeader) is { } trace)
            request.MessageSystemAttributes = new() { [MessageSystemAttributeNameForSends.AWSTraceHeader] = new MessageSystemAttributeValue { DataType = "String", StringValue = trace } };
        await sqs.SendMessageAsync(request, cancellationToken);
        // It is sent: whoever asked may be gone, a second one would come of stopping here.
        await sqs.DeleteMessageAsync(queue.Url, message.ReceiptHandle, CancellationToken.None);
    }

    private static bool IsUnknown(AmazonSQSException exception) =>
        exception.StatusCode is HttpStatusCode.NotImplemented || Unknown.Contains(exception.ErrorCode ?? "");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Sending {Count} dead letters of {Queue} back.")]
        public static partial void Redriven(ILogger logger, string queue, int count);

        [LoggerMessage(2, LogLevel.Information, "Discarded the dead letter {MessageId} of {Queue}.")]
        public static partial void Discarded(ILogger logger, string messageId, string queue);
    }
}
