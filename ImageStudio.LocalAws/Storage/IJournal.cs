namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// The durable history of one store: changes are appended, and replayed at the next start. A store keeps its state in
/// memory, applies a change, and acknowledges it to the caller only after <see cref="AppendAsync"/> has returned.
/// </summary>
/// <typeparam name="TRecord">The store's change records: a closed hierarchy, (de)serialised by System.Text.Json with a source-generated context.</typeparam>
public interface IJournal<TRecord> where TRecord : class
{
    /// <summary>
    /// Reads what earlier runs have appended, oldest first; called once, before anything is appended. A half-written last
    /// record, the trace of a crash, is cut off with a line in the log.
    /// </summary>
    IAsyncEnumerable<TRecord> ReplayAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends records as one unit and returns when they are on disk (<c>fsync</c>). Concurrent callers share one flush
    /// (group commit). Records land in the order of the calls: call under the lock that ordered the change, await outside of it.
    /// </summary>
    ValueTask AppendAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Names the function that writes the whole present state as records. The journal calls it, under
    /// <paramref name="stateLock"/>, when its file has grown well beyond the live state, and continues with a new file.
    /// </summary>
    void CompactWith(Lock stateLock, Func<IEnumerable<TRecord>> snapshot);
}

/// <summary>Opens journals: files in the data directory, or nothing but memory when persistence is off.</summary>
public interface IJournals
{
    /// <summary>Opens the journal called <paramref name="name"/> (a service: <c>s3</c>, <c>sns</c>, <c>sqs</c>, <c>cloudformation</c>).</summary>
    IJournal<TRecord> Open<TRecord>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TRecord> recordType) where TRecord : class;
}
