using System.Buffers;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>An entry of a batch that failed while others may have succeeded.</summary>
internal sealed record BatchResultErrorEntry(string Id, string Code, string Message, bool SenderFault);

/// <summary>Rules that all batches share.</summary>
internal static class Batch
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Checks number and ids of the entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="id">The id of an entry.</param>
    /// <param name="entryName">AWS's name of the entry's shape, for the message.</param>
    /// <exception cref="AwsException">The batch as a whole is refused.</exception>
    public static IReadOnlyList<T> Check<T>(IReadOnlyList<T>? entries, Func<T, string?> id, string entryName)
    {
        if (entries is null or { Count: 0 })
            throw SqsErrors.EmptyBatchRequest(entryName);
        if (entries.Count > SqsLimits.BatchEntries)
            throw SqsErrors.TooManyEntries(entries.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (id(entry) is not { Length: > 0 and <= 80 } text || text.AsSpan().ContainsAnyExcept(IdCharacters))
                throw SqsErrors.InvalidBatchEntryId();
            if (!seen.Add(text))
                throw SqsErrors.BatchEntryIdsNotDistinct(text);
        }
        return entries;
    }

    /// <summary>Does one entry after the other, keeping refusals apart.</summary>
    public static (List<TResult> Successful, List<BatchResultErrorEntry> Failed) Each<T, TResult>(IReadOnlyList<T> entries, Func<T, string?> id, Func<T, TResult> run)
    {
        var successful = new List<TResult>(entries.Count);
        var failed = new List<BatchResultErrorEntry>();
        foreach (var entry in entries)
        {
            try
            {
                successful.Add(run(entry));
            }
            catch (AwsException e)
            {
                failed.Add(new BatchResultErrorEntry(id(entry)!, e.QueryCode ?? e.Code, e.Message, e.SenderFault));
            }
        }
        return (successful, failed);
    }
}
