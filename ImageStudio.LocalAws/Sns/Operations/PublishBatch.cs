using System.Buffers;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Fifo;

namespace ImageStudio.LocalAws.Sns.Operations;

internal sealed record PublishBatchRequestEntry
{
    public string? Id { get; init; }

    public string? Message { get; init; }

    public string? Subject { get; init; }

    public string? MessageStructure { get; init; }

    public Dictionary<string, MessageAttribute>? MessageAttributes { get; init; }

    public string? MessageDeduplicationId { get; init; }

    public string? MessageGroupId { get; init; }
}

internal sealed record PublishBatchRequest(string? TopicArn, IReadOnlyList<PublishBatchRequestEntry>? PublishBatchRequestEntries);

internal sealed record PublishBatchResultEntry(string Id, string MessageId, string? SequenceNumber);

internal sealed record PublishBatchErrorEntry(string Id, string Code, string Message, bool SenderFault);

internal sealed record PublishBatchResult(IReadOnlyList<PublishBatchResultEntry> Successful, IReadOnlyList<PublishBatchErrorEntry> Failed);

/// <summary>Publishes up to ten messages to a topic; each succeeds or fails for itself.</summary>
internal sealed class PublishBatch(TopicStore store, FifoTopics topics, TimeProvider time) : IOperation<PublishBatchRequest, PublishBatchResult>
{
    private const int MaxId = 80;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public async ValueTask<PublishBatchResult> ExecuteAsync(PublishBatchRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var topic = store.Require(request.TopicArn, caller);
        var entries = CheckIds(request.PublishBatchRequestEntries);
        foreach (var entry in topic.IsFifo ? entries : [])
            FifoTopics.Check(topic, entry.MessageGroupId, entry.MessageDeduplicationId);
        var (accepted, failed) = Accept(topic, entries);
        if (accepted.Sum(a => a.Publication.Size) > SnsLimits.MessageSize)
            throw SnsErrors.BatchTooLong();
        var published = await Task.WhenAll(accepted.Select(a => topics.PublishAsync(topic, a.Publication, cancellationToken)));
        return new PublishBatchResult([.. accepted.Zip(published, (a, p) => new PublishBatchResultEntry(a.Id, p.MessageId, p.SequenceNumber))], failed);
    }

    private (List<(string Id, Publication Publication)> Accepted, List<PublishBatchErrorEntry> Failed) Accept(Topic topic, IReadOnlyList<PublishBatchRequestEntry> entries)
    {
        List<(string, Publication)> accepted = [];
        List<PublishBatchErrorEntry> failed = [];
        foreach (var entry in entries)
        {
            try
            {
                FifoTopics.Check(topic, entry.MessageGroupId, entry.MessageDeduplicationId);
                var publication = Publication.Check(entry.Message, entry.Subject, entry.MessageStructure, entry.MessageAttributes, time.GetUtcNow());
                accepted.Add((entry.Id!, publication with { GroupId = entry.MessageGroupId, DeduplicationId = entry.MessageDeduplicationId }));
            }
            catch (AwsException e)
            {
                failed.Add(new PublishBatchErrorEntry(entry.Id!, e.Code, e.Message, e.SenderFault));
            }
        }
        return (accepted, failed);
    }

    private static IReadOnlyList<PublishBatchRequestEntry> CheckIds(IReadOnlyList<PublishBatchRequestEntry>? entries)
    {
        if (entries is null or { Count: 0 })
            throw SnsErrors.EmptyBatch();
        if (entries.Count > SnsLimits.BatchEntries)
            throw SnsErrors.TooManyEntries();
        foreach (var entry in entries)
            CheckId(entry.Id);
        return entries.DistinctBy(e => e.Id).Count() == entries.Count ? entries : throw SnsErrors.IdsNotDistinct();
    }

    private static void CheckId(string? id)
    {
        if (id?.Length > MaxId)
            throw SnsErrors.InvalidBatchId($"The Id of a batch entry in the batch request is too long: {id}");
        if (string.IsNullOrEmpty(id) || id.AsSpan().ContainsAnyExcept(IdCharacters))
            throw SnsErrors.InvalidBatchId($"The Id of a batch entry in the batch request contains an impermissible character: {id}");
    }
}
