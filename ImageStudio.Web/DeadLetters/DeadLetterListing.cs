using Amazon.SQS;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.DeadLetters;

/// <summary>What went wrong, queue by queue.</summary>
internal sealed class DeadLetterListing(IAmazonSQS sqs, DeadLetterPeek peek, DeadLetterReader reader, IOptions<DeadLetterOptions> options)
{
    /// <summary>All queues, each with up to <paramref name="most"/> messages.</summary>
    public Task<DeadLetterList[]> ReadAsync(int most, CancellationToken cancellationToken) =>
        Task.WhenAll(options.Value.Queues.Select(queue => ReadAsync(queue, most, cancellationToken)));

    private async Task<DeadLetterList> ReadAsync(DeadLetterQueue queue, int most, CancellationToken cancellationToken)
    {
        var attributes = await sqs.GetQueueAttributesAsync(
            queue.Url,
            [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible, QueueAttributeName.RedrivePolicy],
            cancellationToken);
        // Those out of sight are with another look, which gives them back in a moment.
        var count = attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible;
        // Where too many receives move a message on, looking would lose it.
        var mayLook = attributes.Attributes?.ContainsKey(QueueAttributeName.RedrivePolicy) is not true;
        var messages = count > 0 && mayLook ? await peek.LookAsync(queue, Math.Min(count, most), cancellationToken) : [];
        var letters = await Task.WhenAll(messages.Select(message => reader.ReadAsync(queue, message, cancellationToken)));
        return new DeadLetterList(queue.Name, count, [.. letters.OrderBy(letter => letter.Sent)]);
    }
}
