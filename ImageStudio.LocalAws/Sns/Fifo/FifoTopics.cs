using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Fifo;
using ImageStudio.LocalAws.Sns.Delivering;

namespace ImageStudio.LocalAws.Sns.Fifo;

/// <summary>
/// The way into all topics. FIFO topics give each publication a number, deliver in that order, and recognise duplicates for
/// five minutes. See https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html.
/// </summary>
internal sealed class FifoTopics(TopicStore store, Publisher publisher)
{
    /// <summary>Publishes, and returns what the publisher is answered: a duplicate has the id and number of the first.</summary>
    public async Task<Publication> PublishAsync(Topic topic, Publication publication, CancellationToken cancellationToken)
    {
        if (!topic.IsFifo)
        {
            await publisher.PublishAsync(topic, publication, cancellationToken);
            return publication;
        }
        var (accepted, delivery) = Accept(topic, publication);
        await delivery;
        return accepted;
    }

    /// <summary>Checks what a publisher says of group and duplicates.</summary>
    /// <exception cref="AwsException">It does not fit the topic's type.</exception>
    public static void Check(Topic topic, string? groupId, string? deduplicationId)
    {
        CheckId(groupId, "MessageGroupId");
        CheckId(deduplicationId, "MessageDeduplicationId");
        if (!topic.IsFifo && deduplicationId is not null)
            throw SnsErrors.InvalidParameter("MessageDeduplicationId", "The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        if (topic.IsFifo && groupId is null)
            throw SnsErrors.InvalidParameter("The MessageGroupId parameter is required for FIFO topics");
        if (topic.IsFifo && deduplicationId is null && !topic.DeduplicatesByContent)
            throw SnsErrors.InvalidParameter("The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
    }

    private (Publication Accepted, Task Delivery) Accept(Topic topic, Publication publication)
    {
        var memory = store.MemoryOf(topic);
        var id = publication.DeduplicationId ?? Deduplication.IdOf(publication.Message);
        var group = topic.DeduplicatesWithinGroups ? publication.GroupId : null;
        lock (memory.Lock)
        {
            if (memory.Sent.Find(group, id, publication.At) is { } first)
                return (publication with { MessageId = first.MessageId, SequenceNumber = first.SequenceNumber }, memory.DeliveryOf(first));
            var numbered = publication with { DeduplicationId = id, SequenceNumber = memory.Sequence.Next(publication.At) };
            var sent = new SentOnce(group, id, numbered.MessageId, numbered.SequenceNumber, numbered.At);
            // Deliveries to queues take their place before the first wait, so the lock keeps the order.
            var delivery = DeliverAsync(topic, numbered, sent);
            memory.Remember(sent, delivery);
            return (numbered, delivery);
        }
    }

    // It is remembered on disk only when every queue has it: after a crash in between it is published again, and the queues
    // themselves know what they have got.
    private async Task DeliverAsync(Topic topic, Publication publication, SentOnce sent)
    {
        await publisher.PublishAsync(topic, publication, CancellationToken.None);
        // Where nobody had to be waited for, the caller holds the memory's lock still.
        await Task.Yield();
        await store.ChangeAsync(() => new PublishedOnce(topic.Arn.ToString(), sent));
    }

    private static void CheckId(string? id, string parameter)
    {
        if (id is not null && !Deduplication.IsValidId(id))
            throw SnsErrors.InvalidParameter(parameter, $"{parameter} can only include alphanumeric and punctuation characters. 1 to {Deduplication.MaxIdLength} in length");
    }
}
