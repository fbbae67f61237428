using System.Text.Json.Serialization.Metadata;

namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// The durable history of one store: changes are appended, and replayed at the next start. A store keeps its state in
/// memory, applies a change, and acknowledges it to the caller only after <see cref="AppendAsync"/> has returned.
/// </summary>
/// <typeparam name="TRecord">
/// The store's change records: a closed hierarchy, (de)serialised by System.Text.Json with a source-generated context.
/// Immutable, because they are serialised after the call that hands them over.
/// </typeparam>
public interface IJournal<TRecord> where TRecord : class
{
    /// <summary>
    /// Reads what earlier runs have appended, oldest first; called once, before anything is appended. A half-written last
    /// record, the trace of a crash, is cut off with a line in the log; a damaged record within is set aside and reported,
    /// and what follows it is read.
    /// </summary>
    /// <exception cref="InvalidDataException">A whole record cannot be understood: it is of another version, or no journal at all.</exception>
    IAsyncEnumerable<TRecord> ReplayAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends a record and returns when it is on disk (<c>fsync</c>). Concurrent callers share one flush (group commit).
    /// Records land in the order of the calls: call under the lock that ordered the change, await outside of it. What belongs
    /// together goes into one record. Cancelling ends the wait only: the record is written all the same.
    /// </summary>
    /// <exception cref="IOException">The disk failed; nothing can be appended any more.</exception>
    ValueTask AppendAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Names what the journal calls before it flushes records: it makes durable what they refer to, for all of them at once.
    /// </summary>
    void FlushFirst(Action flush);

    /// <summary>
    /// Names the function that gives the whole present state as records. The journal calls it, under
    /// <paramref name="stateLock"/>, when its file has grown well beyond the live state, and continues with a new file.
    /// Appends have to be made under the same lock.
    /// </summary>
    void CompactWith(Lock stateLock, Func<IEnumerable<TRecord>> snapshot);
}

/// <summary>Opens journals: files in the data directory, or nothing but memory when persistence is off.</summary>
public interface IJournals
{
    /// <summary>Opens the journal called <paramref name="name"/> (a service: <c>s3</c>, <c>sns</c>, <c>sqs</c>, <c>cloudformation</c>); once per name.</summary>
    IJournal<TRecord> Open<TRecord>(string name, JsonTypeInfo<TRecord> recordType) where TRecord : class;
}
