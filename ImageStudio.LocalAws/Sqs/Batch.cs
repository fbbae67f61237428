using System.Buffers;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>An entry of a batch that failed while others may have succeeded.</summary>
internal sealed record BatchResultErrorEntry(string Id, string Code, string Message, bool SenderFault);

/// <summary>What all entries of batches have.</summary>
internal interface IBatchEntry
{
    /// <summary>Names the entry in the answer.</summary>
    string? Id { get; }
}

/// <summary>The frame of all batches: each entry succeeds or fails for itself.</summary>
internal static class Batch
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Carries a batch out.</summary>
    /// <param name="store">The queues.</param>
    /// <param name="find">Finds the batch's queue; under the store's lock.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="run">Checks one entry, and says what it comes to.</param>
    /// <param name="changes">The changes that those which succeeded make together.</param>
    /// <exception cref="AwsException">The batch as a whole is refused.</exception>
    public static async ValueTask<(IReadOnlyList<TDone> Done, IReadOnlyList<BatchResultErrorEntry> Failed)> RunAsync<TEntry, TDone>(
        QueueStore store, Func<MessageQueue> find, IReadOnlyList<TEntry>? entries, Func<MessageQueue, TEntry, TDone> run, Func<MessageQueue, IReadOnlyList<TDone>, IEnumerable<SqsRecord>> changes)
        where TEntry : IBatchEntry
    {
        var done = new List<TDone>();
        var failed = new List<BatchResultErrorEntry>();
        Task[] stored;
        lock (store.Lock)
        {
            var queue = find();
            foreach (var entry in Check(entries))
            {
                try
                {
                    done.Add(run(queue, entry));
                }
                catch (AwsException e)
                {
                    failed.Add(new BatchResultErrorEntry(entry.Id!, e.QueryCode ?? e.Code, e.Message, e.SenderFault));
                }
            }
            stored = [.. changes(queue, done).Select(change => store.Commit(change).AsTask())];
        }
        await Task.WhenAll(stored);
        return (done, failed);
    }

    private static IReadOnlyList<TEntry> Check<TEntry>(IReadOnlyList<TEntry>? entries) where TEntry : IBatchEntry
    {
        // The records are called like AWS's shapes, which its messages name.
        if (entries is null or { Count: 0 })
            throw SqsErrors.EmptyBatchRequest(typeof(TEntry).Name);
        if (entries.Count > SqsLimits.BatchEntries)
            throw SqsErrors.TooManyEntries(entries.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Id is not { Length: > 0 and <= 80 } text || text.AsSpan().ContainsAnyExcept(IdCharacters))
                throw SqsErrors.InvalidBatchEntryId();
            if (!seen.Add(text))
                throw SqsErrors.BatchEntryIdsNotDistinct(text);
        }
        return entries;
    }
}
